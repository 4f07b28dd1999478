"""Count how often somebody does something, for the limits."""

import sqlalchemy as sa
from alembic import op
from bridge.store import model

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('tally',
    sa.Column('who', sa.LargeBinary(length=16), nullable=False),
    sa.Column('window', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('ends_at', model.Moment(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('who', 'window', name=op.f('pk_tally'))
    )
    op.create_index(op.f('ix_tally_ends_at'), 'tally', ['ends_at'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_tally_ends_at'), table_name='tally')
    op.drop_table('tally')
