-- Which orders name the same transaction of a provider.

CREATE INDEX payments_by_transaction ON payments (provider, reference, order_number);
