"""Hear who objects to a public page."""

import sqlalchemy as sa
from alembic import op
from bridge.store import model

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('flag',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('claim_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(length=20), nullable=False),
    sa.Column('said', sa.LargeBinary(), nullable=False),
    sa.Column('answer', sa.LargeBinary(), nullable=True),
    sa.Column('made_at', model.Moment(timezone=True), nullable=False),
    sa.Column('decided_at', model.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name=op.f('fk_flag_claim_id_claim')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_flag')),
    sa.UniqueConstraint('claim_id', 'seq', name=op.f('uq_flag_claim_id_seq'))
    )
    op.create_index(op.f('ix_flag_decided_at'), 'flag', ['decided_at'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_flag_decided_at'), table_name='flag')
    op.drop_table('flag')
