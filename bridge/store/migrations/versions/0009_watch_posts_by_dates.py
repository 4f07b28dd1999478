"""Watch posts by dates, not by jobs that wait for weeks."""

import sqlalchemy as sa
from alembic import op
from bridge.store import model

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('watch',
    sa.Column('claim_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('look_at', model.Moment(timezone=True), nullable=False),
    sa.Column('standing', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name=op.f('fk_watch_claim_id_claim')),
    sa.PrimaryKeyConstraint('claim_id', name=op.f('pk_watch'))
    )
    op.create_index(op.f('ix_watch_look_at'), 'watch', ['look_at'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_watch_look_at'), table_name='watch')
    op.drop_table('watch')
