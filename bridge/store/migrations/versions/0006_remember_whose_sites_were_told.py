"""Remember whose sites were told of a claim's page."""

import sqlalchemy as sa
from alembic import op
from bridge.store import model

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('mention',
    sa.Column('claim_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('target', sa.LargeBinary(), nullable=False),
    sa.Column('told_at', model.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name=op.f('fk_mention_claim_id_claim')),
    sa.PrimaryKeyConstraint('claim_id', name=op.f('pk_mention'))
    )


def downgrade() -> None:
    op.drop_table('mention')
