"""Let associations work: their people, mandates, campaigns and batches, and the list of their claims."""

import sqlalchemy as sa
from alembic import op
from bridge.store import model

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('organisation',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('slug', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('wrapped', sa.LargeBinary(), nullable=False),
    sa.Column('profile', sa.LargeBinary(), nullable=True),
    sa.Column('created_at', model.Moment(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisation')),
    sa.UniqueConstraint('slug', name=op.f('uq_organisation_slug'))
    )
    op.create_table('account',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('email', sa.LargeBinary(length=16), nullable=False),
    sa.Column('who', sa.LargeBinary(), nullable=False),
    sa.Column('role', sa.String(length=12), nullable=False),
    sa.Column('password', sa.String(length=200), nullable=False),
    sa.Column('totp', sa.LargeBinary(), nullable=True),
    sa.Column('totp_step', sa.Integer(), nullable=False),
    sa.Column('failures', sa.SmallInteger(), nullable=False),
    sa.Column('locked_until', model.Moment(timezone=True), nullable=True),
    sa.Column('created_at', model.Moment(timezone=True), nullable=False),
    sa.Column('disabled_at', model.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_account_organisation_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account')),
    sa.UniqueConstraint('organisation_id', 'email', name=op.f('uq_account_organisation_id_email'))
    )
    op.create_table('answer',
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('key', sa.String(length=120), nullable=False),
    sa.Column('request_sha256', sa.String(length=64), nullable=False),
    sa.Column('status', sa.Integer(), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=True),
    sa.Column('at', model.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_answer_organisation_id_organisation')),
    sa.PrimaryKeyConstraint('organisation_id', 'key', name=op.f('pk_answer'))
    )
    with op.batch_alter_table('answer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_answer_at'), ['at'], unique=False)

    op.create_table('campaign',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('slug', sa.String(length=60), nullable=False),
    sa.Column('said', sa.JSON(), nullable=False),
    sa.Column('created_at', model.Moment(timezone=True), nullable=False),
    sa.Column('closed_at', model.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_campaign_organisation_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_campaign')),
    sa.UniqueConstraint('slug', name=op.f('uq_campaign_slug'))
    )
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_campaign_organisation_id'), ['organisation_id'], unique=False)

    op.create_table('columns',
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('headings', sa.String(length=64), nullable=False),
    sa.Column('meaning', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_columns_organisation_id_organisation')),
    sa.PrimaryKeyConstraint('organisation_id', 'headings', name=op.f('pk_columns'))
    )
    op.create_table('invitation',
    sa.Column('token_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('role', sa.String(length=12), nullable=False),
    sa.Column('email', sa.LargeBinary(), nullable=False),
    sa.Column('ends_at', model.Moment(timezone=True), nullable=False),
    sa.Column('used_at', model.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_invitation_organisation_id_organisation')),
    sa.PrimaryKeyConstraint('token_hash', name=op.f('pk_invitation'))
    )
    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_invitation_organisation_id'), ['organisation_id'], unique=False)

    op.create_table('token',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('scopes', sa.String(length=120), nullable=False),
    sa.Column('created_at', model.Moment(timezone=True), nullable=False),
    sa.Column('revoked_at', model.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_token_organisation_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_token')),
    sa.UniqueConstraint('hash', name=op.f('uq_token_hash'))
    )
    with op.batch_alter_table('token', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_token_organisation_id'), ['organisation_id'], unique=False)

    op.create_table('batch',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('campaign_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('name', sa.LargeBinary(), nullable=False),
    sa.Column('stored_as', sa.String(length=64), nullable=False),
    sa.Column('reading', sa.JSON(), nullable=False),
    sa.Column('to_file', sa.Boolean(), nullable=False),
    sa.Column('many', sa.Integer(), nullable=False),
    sa.Column('created_at', model.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_batch_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_batch_organisation_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_batch'))
    )
    with op.batch_alter_table('batch', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_batch_organisation_id'), ['organisation_id'], unique=False)

    op.create_table('mandate',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('member', sa.LargeBinary(length=16), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('campaign_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('signed_on', sa.Date(), nullable=True),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('revoked_on', sa.Date(), nullable=True),
    sa.Column('token_hash', sa.LargeBinary(length=32), nullable=True),
    sa.Column('said', sa.LargeBinary(), nullable=False),
    sa.Column('stored_as', sa.String(length=64), nullable=True),
    sa.Column('created_at', model.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_mandate_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_mandate_organisation_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mandate')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_mandate_token_hash'))
    )
    with op.batch_alter_table('mandate', schema=None) as batch_op:
        batch_op.create_index('ix_mandate_member', ['organisation_id', 'member'], unique=False)

    op.create_table('recovery',
    sa.Column('hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('account_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('used_at', model.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_recovery_account_id_account')),
    sa.PrimaryKeyConstraint('hash', name=op.f('pk_recovery'))
    )
    with op.batch_alter_table('recovery', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_recovery_account_id'), ['account_id'], unique=False)

    op.create_table('visit',
    sa.Column('token_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('account_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('began_at', model.Moment(timezone=True), nullable=False),
    sa.Column('ends_at', model.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_visit_account_id_account')),
    sa.PrimaryKeyConstraint('token_hash', name=op.f('pk_visit'))
    )
    with op.batch_alter_table('visit', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_visit_account_id'), ['account_id'], unique=False)

    op.create_table('slice',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('batch_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('first', sa.Integer(), nullable=False),
    sa.Column('many', sa.Integer(), nullable=False),
    sa.Column('stored_as', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['batch_id'], ['batch.id'], name=op.f('fk_slice_batch_id_batch')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_slice')),
    sa.UniqueConstraint('batch_id', 'first', name=op.f('uq_slice_batch_id_first'))
    )
    op.create_table('deed',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('at', model.Moment(timezone=True), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('actor', sa.String(length=20), nullable=False),
    sa.Column('claim_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('commitment', sa.LargeBinary(length=32), nullable=False),
    sa.Column('previous', sa.LargeBinary(length=32), nullable=False),
    sa.Column('digest', sa.LargeBinary(length=32), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name=op.f('fk_deed_claim_id_claim')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_deed_organisation_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_deed')),
    sa.UniqueConstraint('organisation_id', 'previous', name=op.f('uq_deed_organisation_id_previous')),
    sa.UniqueConstraint('organisation_id', 'seq', name=op.f('uq_deed_organisation_id_seq'))
    )
    with op.batch_alter_table('deed', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_deed_claim_id'), ['claim_id'], unique=False)

    op.create_table('line',
    sa.Column('batch_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('claim_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('problems', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['batch_id'], ['batch.id'], name=op.f('fk_line_batch_id_batch')),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name=op.f('fk_line_claim_id_claim')),
    sa.PrimaryKeyConstraint('batch_id', 'number', name=op.f('pk_line'))
    )
    with op.batch_alter_table('line', schema=None) as batch_op:
        batch_op.create_index('ix_line_state', ['batch_id', 'state'], unique=False)

    op.create_table('listed',
    sa.Column('claim_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('campaign_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('batch_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('phase', sa.String(length=12), nullable=False),
    sa.Column('outcome', sa.String(length=20), nullable=True),
    sa.Column('company', sa.String(length=120), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('assigned_to', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('changed_at', model.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['assigned_to'], ['account.id'], name=op.f('fk_listed_assigned_to_account')),
    sa.ForeignKeyConstraint(['batch_id'], ['batch.id'], name=op.f('fk_listed_batch_id_batch')),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_listed_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name=op.f('fk_listed_claim_id_claim')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_listed_organisation_id_organisation')),
    sa.PrimaryKeyConstraint('claim_id', name=op.f('pk_listed'))
    )
    with op.batch_alter_table('listed', schema=None) as batch_op:
        batch_op.create_index('ix_listed_all', ['organisation_id', 'claim_id'], unique=False)
        batch_op.create_index('ix_listed_assigned', ['organisation_id', 'assigned_to', 'claim_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_listed_batch_id'), ['batch_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_listed_campaign_id'), ['campaign_id'], unique=False)
        batch_op.create_index('ix_listed_company', ['organisation_id', 'company', 'claim_id'], unique=False)
        batch_op.create_index('ix_listed_due', ['organisation_id', 'due_on', 'claim_id'], unique=False)
        batch_op.create_index('ix_listed_phase', ['organisation_id', 'phase', 'claim_id'], unique=False)

    with op.batch_alter_table('claim', schema=None) as batch_op:
        batch_op.add_column(sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.add_column(sa.Column('batch_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.add_column(sa.Column('row_key', sa.LargeBinary(length=16), nullable=True))
        batch_op.create_unique_constraint(batch_op.f('uq_claim_organisation_id_row_key'), ['organisation_id', 'row_key'])
        batch_op.create_foreign_key(batch_op.f('fk_claim_batch_id_batch'), 'batch', ['batch_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_claim_organisation_id_organisation'), 'organisation', ['organisation_id'], ['id'])



def downgrade() -> None:
    with op.batch_alter_table('claim', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_claim_organisation_id_organisation'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_claim_batch_id_batch'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('uq_claim_organisation_id_row_key'), type_='unique')
        batch_op.drop_column('row_key')
        batch_op.drop_column('batch_id')
        batch_op.drop_column('organisation_id')

    with op.batch_alter_table('listed', schema=None) as batch_op:
        batch_op.drop_index('ix_listed_phase')
        batch_op.drop_index('ix_listed_due')
        batch_op.drop_index('ix_listed_company')
        batch_op.drop_index(batch_op.f('ix_listed_campaign_id'))
        batch_op.drop_index(batch_op.f('ix_listed_batch_id'))
        batch_op.drop_index('ix_listed_assigned')
        batch_op.drop_index('ix_listed_all')

    op.drop_table('listed')
    with op.batch_alter_table('line', schema=None) as batch_op:
        batch_op.drop_index('ix_line_state')

    op.drop_table('line')
    with op.batch_alter_table('deed', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_deed_claim_id'))

    op.drop_table('deed')
    op.drop_table('slice')
    with op.batch_alter_table('visit', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_visit_account_id'))

    op.drop_table('visit')
    with op.batch_alter_table('recovery', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_recovery_account_id'))

    op.drop_table('recovery')
    with op.batch_alter_table('mandate', schema=None) as batch_op:
        batch_op.drop_index('ix_mandate_member')

    op.drop_table('mandate')
    with op.batch_alter_table('batch', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_batch_organisation_id'))

    op.drop_table('batch')
    with op.batch_alter_table('token', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_token_organisation_id'))

    op.drop_table('token')
    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_invitation_organisation_id'))

    op.drop_table('invitation')
    op.drop_table('columns')
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_campaign_organisation_id'))

    op.drop_table('campaign')
    with op.batch_alter_table('answer', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_answer_at'))

    op.drop_table('answer')
    op.drop_table('account')
    op.drop_table('organisation')
