"""Keep the register of days, its stamps, and what remains of an erased claim."""

import sqlalchemy as sa
from alembic import op
from bridge.store import model

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('day',
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('dated', sa.Date(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('root', sa.LargeBinary(length=32), nullable=False),
    sa.Column('head', sa.LargeBinary(length=32), nullable=False),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_day')),
    sa.UniqueConstraint('dated', name=op.f('uq_day_dated'))
    )
    op.create_table('erasure',
    sa.Column('claim_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('actor', sa.String(length=20), nullable=False),
    sa.Column('phase', sa.String(length=20), nullable=False),
    sa.Column('outcome', sa.String(length=20), nullable=True),
    sa.Column('blocked_at', model.Moment(timezone=True), nullable=False),
    sa.Column('boxed', sa.LargeBinary(), nullable=True),
    sa.Column('destroy_on', sa.Date(), nullable=True),
    sa.Column('destroyed_at', model.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name=op.f('fk_erasure_claim_id_claim')),
    sa.PrimaryKeyConstraint('claim_id', name=op.f('pk_erasure'))
    )
    with op.batch_alter_table('erasure', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_erasure_destroy_on'), ['destroy_on'], unique=False)

    op.create_table('stamp',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('day_number', sa.Integer(), nullable=False),
    sa.Column('authority', sa.String(length=200), nullable=False),
    sa.Column('answer', sa.LargeBinary(), nullable=False),
    sa.Column('at', model.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['day_number'], ['day.number'], name=op.f('fk_stamp_day_number_day')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stamp')),
    sa.UniqueConstraint('day_number', 'authority', name=op.f('uq_stamp_day_number_authority'))
    )
    op.create_table('leaf',
    sa.Column('entry_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('day_number', sa.Integer(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['day_number'], ['day.number'], name=op.f('fk_leaf_day_number_day')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_leaf_entry_id_entry')),
    sa.PrimaryKeyConstraint('entry_id', name=op.f('pk_leaf')),
    sa.UniqueConstraint('day_number', 'place', name=op.f('uq_leaf_day_number_place'))
    )


def downgrade() -> None:
    op.drop_table('leaf')
    op.drop_table('stamp')
    with op.batch_alter_table('erasure', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_erasure_destroy_on'))

    op.drop_table('erasure')
    op.drop_table('day')
