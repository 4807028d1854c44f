-- Issuer and subject of the account that an agent signs in with at the company's provider; NULL for one added here.
ALTER TABLE agents ADD COLUMN company_subject TEXT;

CREATE UNIQUE INDEX agents_by_company_subject ON agents (company_subject) WHERE company_subject IS NOT NULL;
