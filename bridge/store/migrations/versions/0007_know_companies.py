"""Know companies: the directory and what they are called, the notice that a claim asked for, and whose public page a claim counts in."""

import sqlalchemy as sa
from alembic import op
from bridge.store import model

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('company',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('slug', sa.String(length=80), nullable=False),
    sa.Column('country', sa.String(length=2), nullable=False),
    sa.Column('brand', sa.String(length=200), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=True),
    sa.Column('tax_id', sa.String(length=40), nullable=True),
    sa.Column('website', sa.String(length=300), nullable=True),
    sa.Column('address', sa.String(length=300), nullable=True),
    sa.Column('email', sa.String(length=254), nullable=True),
    sa.Column('url', sa.String(length=500), nullable=True),
    sa.Column('source', sa.String(length=10), nullable=False),
    sa.Column('confirmed', sa.Integer(), nullable=False),
    sa.Column('updated_at', model.Moment(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_company')),
    sa.UniqueConstraint('slug', name=op.f('uq_company_slug'))
    )
    op.create_table('company_alias',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('company_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('alias', sa.String(length=210), nullable=False),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_company_alias_company_id_company')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_company_alias')),
    sa.UniqueConstraint('alias', 'company_id', name=op.f('uq_company_alias_alias_company_id'))
    )
    with op.batch_alter_table('company_alias', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_company_alias_company_id'), ['company_id'], unique=False)

    op.create_table('company_notice',
    sa.Column('claim_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('asked', sa.LargeBinary(), nullable=False),
    sa.Column('found', sa.LargeBinary(), nullable=True),
    sa.Column('at', model.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name=op.f('fk_company_notice_claim_id_claim')),
    sa.PrimaryKeyConstraint('claim_id', name=op.f('pk_company_notice'))
    )
    op.create_table('public_company',
    sa.Column('claim_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('slug', sa.String(length=80), nullable=False),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name=op.f('fk_public_company_claim_id_claim')),
    sa.PrimaryKeyConstraint('claim_id', name=op.f('pk_public_company'))
    )
    with op.batch_alter_table('public_company', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_public_company_slug'), ['slug'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('public_company', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_public_company_slug'))

    op.drop_table('public_company')
    op.drop_table('company_notice')
    with op.batch_alter_table('company_alias', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_company_alias_company_id'))

    op.drop_table('company_alias')
    op.drop_table('company')
