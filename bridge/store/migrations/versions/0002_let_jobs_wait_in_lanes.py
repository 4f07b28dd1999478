"""Let jobs wait in lanes."""

import sqlalchemy as sa
from alembic import op
from bridge.store import model

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('lane',
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('next_at', model.Moment(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_lane'))
    )
    op.add_column('job', sa.Column('slot_at', model.Moment(timezone=True), nullable=True))
    # How often to try is the handler's to say, and `run_at` says since when a job waits.
    op.drop_column('job', 'max_attempts')
    op.drop_column('job', 'created_at')
    if op.get_bind().dialect.name == 'postgresql':
        # Rows of this table change all the time: clean up after a fiftieth of them, not a fifth.
        op.execute('ALTER TABLE job SET (autovacuum_vacuum_scale_factor = 0.02)')


def downgrade() -> None:
    op.add_column('job', sa.Column('created_at', model.Moment(timezone=True), nullable=False, server_default=sa.text("'2026-01-01 00:00:00.000000'")))
    op.add_column('job', sa.Column('max_attempts', sa.SmallInteger(), nullable=False, server_default='5'))
    op.drop_column('job', 'slot_at')
    op.drop_table('lane')
