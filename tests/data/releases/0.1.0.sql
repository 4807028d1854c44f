-- The database that version 0.1.0 wrote: a demo shop of 60 orders and an imported one, whose agents cancelled, credited, refunded,
-- corrected and left things open, through the command itself. Kept as `sqlite3 .dump` gives it; it never changes.
BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO "_sqlx_migrations" VALUES(1,'tables','2026-11-28 06:49:25',1,X'75DFE3D4DA4D89830A6393E7E6139DB14C0F5A274A20E75F845E391CBE6C7D92E9C95235D32084F39DF9C569902578A9',3588199);
INSERT INTO "_sqlx_migrations" VALUES(2,'rules','2026-11-28 06:49:25',1,X'A575268D651235038E2D29719D9F83FBF58D9B86DF37ABF7555ED25AC17D9D34C0FABCDCB263FC61D93A35963D25E5B4',8172018);
INSERT INTO "_sqlx_migrations" VALUES(3,'search','2026-11-28 06:49:25',1,X'F4D490BB84860E4129EA6EB3B6F4EA302AEBAFC95D59BAB72AF6998274D0AE234EB2A9D6435764A71B4CAB05CB191534',2298145);
INSERT INTO "_sqlx_migrations" VALUES(4,'after refunds','2026-11-28 06:49:25',1,X'D6F92CA1723729B68D16EB8A8CA3B2CA8899ADA7918E9DEE4763D51ADA5E83C73C268B62AD065B3E96BF40F08E47E73A',3190730);
INSERT INTO "_sqlx_migrations" VALUES(5,'overpayments','2026-11-28 06:49:25',1,X'CBA4282FC3E64ED6657AB478DA12725AC11CF8FB02AD4835CB01259BF96323610E1C89DA5B0CBAC6898CC361D2BC38F6',3642674);
INSERT INTO "_sqlx_migrations" VALUES(6,'taken back','2026-11-28 06:49:25',1,X'6ABAEAF941D666F4BF71A3CB8DBFCF0D339CAE078628EA12B9FD6D779228CBF4AF23CDED09470B044CA33776965EC7DC',4306161);
CREATE TABLE agents (
    id         TEXT   NOT NULL PRIMARY KEY,
    -- In the order in which they were added.
    position   BIGINT NOT NULL UNIQUE,
    name       TEXT   NOT NULL UNIQUE,
    role       TEXT   NOT NULL CHECK (role IN ('agent', 'lead')),
    -- SHA-256 of a token of 256 random bits: there is nothing to guess, so nothing to slow down.
    token_hash TEXT   NOT NULL UNIQUE
);
INSERT INTO "agents" VALUES('agent-1',1,'Camille','lead','8c16d080a7d84642dc15acde8679b0df8a7f4c960e15099b09bb24b05b5e48b3');
INSERT INTO "agents" VALUES('agent-2',2,'Noé','agent','6d13fa91378dcf04653d1405a9426a143cec4f75664d53bce9019dd37a78e425');
INSERT INTO "agents" VALUES('agent-3',3,'Awa Diallo','agent','9e74cdde3dd4cfb101f797b2a2337d5b344f7b9a44b9bb75b76a80d24ffae3f9');
INSERT INTO "agents" VALUES('agent-4',4,'Zoé Martin','lead','badd6825d8d58632f9ae4b101ccebf314dacaec31d7955671eca7246aa7836f9');
CREATE TABLE cancellations (
    order_number TEXT NOT NULL PRIMARY KEY REFERENCES orders (number),
    step         TEXT NOT NULL CHECK (step IN
        ('idle', 'not_cancellable', 'cancellable', 'confirmed', 'refunding', 'message_ready', 'finished')),
    -- The step with all that is true in it.
    state        TEXT NOT NULL,
    -- When and by whom the order was cancelled for good.
    cancelled_at BIGINT,
    cancelled_by TEXT,
    -- The note that cancelling issued; null when there was nothing left to credit.
    credit_note  TEXT REFERENCES credit_notes (number) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "cancellations" VALUES('ORD20055','finished','{"contact_channel":"phone","mail":"skipped","reason":"Client prévenu pendant l''échange","step":"finished"}',1795589485672000,'Noé','AV-2026-000002');
INSERT INTO "cancellations" VALUES('ORD20053','refunding','{"contact_channel":"email","step":"refunding"}',1795675885679000,'Noé','AV-2026-000003');
INSERT INTO "cancellations" VALUES('ORD20031','refunding','{"contact_channel":"chat","step":"refunding"}',1795755085684000,'Noé','AV-2026-000004');
INSERT INTO "cancellations" VALUES('ORD20045','finished','{"contact_channel":"helpdesk","mail":"skipped","reason":"Client prévenu pendant l''échange","step":"finished"}',1795762285687000,'Noé','AV-2026-000005');
INSERT INTO "cancellations" VALUES('ORD20060','refunding','{"contact_channel":"phone","step":"refunding"}',1795837885694000,'Noé','AV-2026-000006');
INSERT INTO "cancellations" VALUES('ORD20046','message_ready','{"contact_channel":"email","step":"message_ready"}',1795845085699000,'Noé','AV-2026-000007');
INSERT INTO "cancellations" VALUES('ORD20059','finished','{"contact_channel":"phone","mail":"sent","step":"finished"}',1795848565955000,'Awa Diallo','AV-2026-000008');
INSERT INTO "cancellations" VALUES('ORD20039','finished','{"contact_channel":"phone","mail":"skipped","reason":"La cliente a été prévenue au téléphone","step":"finished"}',1795848565989000,'Awa Diallo','AV-2026-000009');
INSERT INTO "cancellations" VALUES('ORD20038','refunding','{"contact_channel":"phone","step":"refunding"}',1795848566158000,'Awa Diallo','AV-2026-000017');
CREATE TABLE credit_note_counters (
    year BIGINT NOT NULL PRIMARY KEY,
    last BIGINT NOT NULL
);
INSERT INTO "credit_note_counters" VALUES(2026,17);
CREATE TABLE credit_note_sellers (
    credit_note TEXT NOT NULL PRIMARY KEY REFERENCES credit_notes (number),
    name        TEXT NOT NULL,
    -- A JSON list of lines.
    details     TEXT NOT NULL
);
INSERT INTO "credit_note_sellers" VALUES('AV-2026-000001','Maison Lumen','["12 rue des Lanternes, 69001 Lyon","SIREN 732 829 320","TVA intracommunautaire FR 44 732 829 320"]');
INSERT INTO "credit_note_sellers" VALUES('AV-2026-000002','Maison Lumen','["12 rue des Lanternes, 69001 Lyon","SIREN 732 829 320","TVA intracommunautaire FR 44 732 829 320"]');
INSERT INTO "credit_note_sellers" VALUES('AV-2026-000003','Maison Lumen','["12 rue des Lanternes, 69001 Lyon","SIREN 732 829 320","TVA intracommunautaire FR 44 732 829 320"]');
INSERT INTO "credit_note_sellers" VALUES('AV-2026-000004','Maison Lumen','["12 rue des Lanternes, 69001 Lyon","SIREN 732 829 320","TVA intracommunautaire FR 44 732 829 320"]');
INSERT INTO "credit_note_sellers" VALUES('AV-2026-000005','Maison Lumen','["12 rue des Lanternes, 69001 Lyon","SIREN 732 829 320","TVA intracommunautaire FR 44 732 829 320"]');
INSERT INTO "credit_note_sellers" VALUES('AV-2026-000006','Maison Lumen','["12 rue des Lanternes, 69001 Lyon","SIREN 732 829 320","TVA intracommunautaire FR 44 732 829 320"]');
INSERT INTO "credit_note_sellers" VALUES('AV-2026-000007','Maison Lumen','["12 rue des Lanternes, 69001 Lyon","SIREN 732 829 320","TVA intracommunautaire FR 44 732 829 320"]');
INSERT INTO "credit_note_sellers" VALUES('AV-2026-000008','Maison Lumen','["12 rue des Lanternes, 69001 Lyon","SIREN 732 829 320","TVA intracommunautaire FR 44 732 829 320"]');
INSERT INTO "credit_note_sellers" VALUES('AV-2026-000009','Maison Lumen','["12 rue des Lanternes, 69001 Lyon","SIREN 732 829 320","TVA intracommunautaire FR 44 732 829 320"]');
INSERT INTO "credit_note_sellers" VALUES('AV-2026-000010','Maison Lumen','["12 rue des Lanternes, 69001 Lyon","SIREN 732 829 320","TVA intracommunautaire FR 44 732 829 320"]');
INSERT INTO "credit_note_sellers" VALUES('AV-2026-000011','Maison Lumen','["12 rue des Lanternes, 69001 Lyon","SIREN 732 829 320","TVA intracommunautaire FR 44 732 829 320"]');
INSERT INTO "credit_note_sellers" VALUES('AV-2026-000012','Maison Lumen','["12 rue des Lanternes, 69001 Lyon","SIREN 732 829 320","TVA intracommunautaire FR 44 732 829 320"]');
INSERT INTO "credit_note_sellers" VALUES('AV-2026-000013','Maison Lumen','["12 rue des Lanternes, 69001 Lyon","SIREN 732 829 320","TVA intracommunautaire FR 44 732 829 320"]');
INSERT INTO "credit_note_sellers" VALUES('AV-2026-000014','Maison Lumen','["12 rue des Lanternes, 69001 Lyon","SIREN 732 829 320","TVA intracommunautaire FR 44 732 829 320"]');
INSERT INTO "credit_note_sellers" VALUES('AV-2026-000015','Maison Lumen','["12 rue des Lanternes, 69001 Lyon","SIREN 732 829 320","TVA intracommunautaire FR 44 732 829 320"]');
INSERT INTO "credit_note_sellers" VALUES('AV-2026-000016','Maison Lumen','["12 rue des Lanternes, 69001 Lyon","SIREN 732 829 320","TVA intracommunautaire FR 44 732 829 320"]');
INSERT INTO "credit_note_sellers" VALUES('AV-2026-000017','Maison Lumen','["12 rue des Lanternes, 69001 Lyon","SIREN 732 829 320","TVA intracommunautaire FR 44 732 829 320"]');
CREATE TABLE credit_notes (
    number       TEXT   NOT NULL PRIMARY KEY,
    order_number TEXT   NOT NULL REFERENCES orders (number),
    total        BIGINT NOT NULL,
    corrects     TEXT REFERENCES credit_notes (number),
    issued_at    BIGINT NOT NULL,
    -- The agent's name.
    issued_by    TEXT   NOT NULL,
    document     TEXT   NOT NULL,
    -- A cancellation may come to nothing, when goodwill was paid out before.
    CHECK (CASE WHEN corrects IS NULL THEN total >= 0 ELSE total <= 0 END)
);
INSERT INTO "credit_notes" VALUES('AV-2026-000001','ORD20016',2780,NULL,1795524565666000,'Noé','{"number":"AV-2026-000001","order":"ORD20016","issued_at":"2026-11-24T13:49:25.666+01:00","issued_by":{"id":"agent-2","name":"Noé","role":"agent"},"reason":"Article arrivé cassé","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":1,"restock":false,"net":"2527","taxes":[{"name":"消費税","rate":"0.10","base":"2527","amount":"253","explanation":{"rule":"share","charged":"758","given":"0","before":"0","now":"2780","whole":"8340","basis":"gross"}}],"gross":"2780","withheld":"0","remaining":{"quantity":2,"net":"5055","gross":"5560","withheld":"0"},"explanation":{"rule":"units","charged":"8340","units":3,"before":0,"quantity":1}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"消費税","rate":"0.10","net":"2527","amount":"253","explanation":{"lines":"253","shipping":"0","fees":"0","adjustment":"0"}}],"untaxed":"0","net":"2527","tax":"253","total":"2780","explanation":{"lines":"2780","shipping":"0","fees":"0","adjustment":"0"},"allocation":[{"payment":"p1","amount":"2780","explanation":{"rule":"proportional","total":"2780","left":"31096","all_left":"31096"}}],"remaining_after":{"charged":"31096","credited":"2780","items":"28316","captured":"28316","payments":[{"payment":"p1","amount":"28316"}]},"caps":[]}}');
INSERT INTO "credit_notes" VALUES('AV-2026-000002','ORD20055',5610,NULL,1795589485672000,'Noé','{"number":"AV-2026-000002","order":"ORD20055","issued_at":"2026-11-25T07:51:25.672+01:00","issued_by":{"id":"agent-2","name":"Noé","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":4,"restock":true,"net":"43.00","taxes":[{"name":"TVA","rate":"0.20","base":"43.00","amount":"8.60","explanation":{"rule":"rest","charged":"8.60","given":"0.00"}}],"gross":"51.60","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"51.60","given":"0.00","withheld":"0.00"}}],"shipping":[{"id":"s1","net":"3.75","taxes":[{"name":"TVA","rate":"0.20","base":"3.75","amount":"0.75","explanation":{"rule":"rest","charged":"0.75","given":"0.00"}}],"gross":"4.50","remaining":"0.00","explanation":{"rule":"value","typed":"4.50","basis":"gross","left":"4.50"}}],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"46.75","amount":"9.35","explanation":{"lines":"8.60","shipping":"0.75","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"46.75","tax":"9.35","total":"56.10","explanation":{"lines":"51.60","shipping":"4.50","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"56.10","explanation":{"rule":"proportional","total":"56.10","left":"56.10","all_left":"56.10"}}],"remaining_after":{"charged":"56.10","credited":"56.10","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}');
INSERT INTO "credit_notes" VALUES('AV-2026-000003','ORD20053',15350,NULL,1795675885679000,'Noé','{"number":"AV-2026-000003","order":"ORD20053","issued_at":"2026-11-26T07:51:25.679+01:00","issued_by":{"id":"agent-2","name":"Noé","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":1,"restock":true,"net":"124.17","taxes":[{"name":"TVA","rate":"0.20","base":"124.17","amount":"24.83","explanation":{"rule":"rest","charged":"24.83","given":"0.00"}}],"gross":"149.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"149.00","given":"0.00","withheld":"0.00"}}],"shipping":[],"fees":[{"id":"f1","net":"3.75","taxes":[{"name":"TVA","rate":"0.20","base":"3.75","amount":"0.75","explanation":{"rule":"rest","charged":"0.75","given":"0.00"}}],"gross":"4.50","remaining":"0.00","explanation":{"rule":"value","typed":"4.50","basis":"gross","left":"4.50"}}],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"127.92","amount":"25.58","explanation":{"lines":"24.83","shipping":"0.00","fees":"0.75","adjustment":"0.00"}}],"untaxed":"0.00","net":"127.92","tax":"25.58","total":"153.50","explanation":{"lines":"149.00","shipping":"0.00","fees":"4.50","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"153.50","explanation":{"rule":"proportional","total":"153.50","left":"153.50","all_left":"153.50"}}],"remaining_after":{"charged":"153.50","credited":"153.50","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}');
INSERT INTO "credit_notes" VALUES('AV-2026-000004','ORD20031',14150,NULL,1795755085684000,'Noé','{"number":"AV-2026-000004","order":"ORD20031","issued_at":"2026-11-27T05:51:25.684+01:00","issued_by":{"id":"agent-2","name":"Noé","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":6,"restock":true,"net":"82.46","taxes":[{"name":"TVA","rate":"0.055","base":"82.46","amount":"4.54","explanation":{"rule":"rest","charged":"4.54","given":"0.00"}}],"gross":"87.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"87.00","given":"0.00","withheld":"0.00"}},{"line":"2","quantity":4,"restock":true,"net":"41.67","taxes":[{"name":"TVA","rate":"0.20","base":"41.67","amount":"8.33","explanation":{"rule":"rest","charged":"8.33","given":"0.00"}}],"gross":"50.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"50.00","given":"0.00","withheld":"0.00"}}],"shipping":[{"id":"s1","net":"3.75","taxes":[{"name":"TVA","rate":"0.20","base":"3.75","amount":"0.75","explanation":{"rule":"rest","charged":"0.75","given":"0.00"}}],"gross":"4.50","remaining":"0.00","explanation":{"rule":"value","typed":"4.50","basis":"gross","left":"4.50"}}],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.055","net":"82.46","amount":"4.54","explanation":{"lines":"4.54","shipping":"0.00","fees":"0.00","adjustment":"0.00"}},{"name":"TVA","rate":"0.20","net":"45.42","amount":"9.08","explanation":{"lines":"8.33","shipping":"0.75","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"127.88","tax":"13.62","total":"141.50","explanation":{"lines":"137.00","shipping":"4.50","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"25.00","explanation":{"rule":"proportional","total":"141.50","left":"25.00","all_left":"141.50"}},{"payment":"p2","amount":"116.50","explanation":{"rule":"proportional","total":"141.50","left":"116.50","all_left":"141.50"}}],"remaining_after":{"charged":"141.50","credited":"141.50","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"},{"payment":"p2","amount":"0.00"}]},"caps":[]}}');
INSERT INTO "credit_notes" VALUES('AV-2026-000005','ORD20045',34590,NULL,1795762285687000,'Noé','{"number":"AV-2026-000005","order":"ORD20045","issued_at":"2026-11-27T07:51:25.687+01:00","issued_by":{"id":"agent-2","name":"Noé","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":2,"restock":true,"net":"40.50","taxes":[{"name":"TVA","rate":"0.21","base":"40.50","amount":"8.50","explanation":{"rule":"rest","charged":"8.50","given":"0.00"}}],"gross":"49.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"49.00","given":"0.00","withheld":"0.00"}},{"line":"2","quantity":1,"restock":true,"net":"205.79","taxes":[{"name":"TVA","rate":"0.21","base":"205.79","amount":"43.21","explanation":{"rule":"rest","charged":"43.21","given":"0.00"}}],"gross":"249.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"249.00","given":"0.00","withheld":"0.00"}}],"shipping":[{"id":"s1","net":"7.36","taxes":[{"name":"TVA","rate":"0.21","base":"7.36","amount":"1.54","explanation":{"rule":"rest","charged":"1.54","given":"0.00"}}],"gross":"8.90","remaining":"0.00","explanation":{"rule":"value","typed":"8.90","basis":"gross","left":"8.90"}},{"id":"s2","net":"32.23","taxes":[{"name":"TVA","rate":"0.21","base":"32.23","amount":"6.77","explanation":{"rule":"rest","charged":"6.77","given":"0.00"}}],"gross":"39.00","remaining":"0.00","explanation":{"rule":"value","typed":"39.00","basis":"gross","left":"39.00"}}],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.21","net":"285.88","amount":"60.02","explanation":{"lines":"51.71","shipping":"8.31","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"285.88","tax":"60.02","total":"345.90","explanation":{"lines":"298.00","shipping":"47.90","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"345.90","explanation":{"rule":"proportional","total":"345.90","left":"345.90","all_left":"345.90"}}],"remaining_after":{"charged":"345.90","credited":"345.90","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}');
INSERT INTO "credit_notes" VALUES('AV-2026-000006','ORD20060',27690,NULL,1795837885694000,'Noé','{"number":"AV-2026-000006","order":"ORD20060","issued_at":"2026-11-28T04:51:25.694+01:00","issued_by":{"id":"agent-2","name":"Noé","role":"agent"},"reason":"Order cancelled","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":6,"restock":true,"net":"121.49","taxes":[{"name":"BTW","rate":"0.21","base":"121.49","amount":"25.51","explanation":{"rule":"rest","charged":"25.51","given":"0.00"}}],"gross":"147.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"147.00","given":"0.00","withheld":"0.00"}},{"line":"2","quantity":1,"restock":true,"net":"107.36","taxes":[{"name":"BTW","rate":"0.21","base":"107.36","amount":"22.54","explanation":{"rule":"rest","charged":"22.54","given":"0.00"}}],"gross":"129.90","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"129.90","given":"0.00","withheld":"0.00"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"BTW","rate":"0.21","net":"228.85","amount":"48.05","explanation":{"lines":"48.05","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"228.85","tax":"48.05","total":"276.90","explanation":{"lines":"276.90","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"276.90","explanation":{"rule":"proportional","total":"276.90","left":"276.90","all_left":"276.90"}}],"remaining_after":{"charged":"276.90","credited":"276.90","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}');
INSERT INTO "credit_notes" VALUES('AV-2026-000007','ORD20046',19800,NULL,1795845085699000,'Noé','{"number":"AV-2026-000007","order":"ORD20046","issued_at":"2026-11-28T06:51:25.699+01:00","issued_by":{"id":"agent-2","name":"Noé","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":1,"restock":true,"net":"131.40","taxes":[{"name":"TVA","rate":"0.21","base":"131.40","amount":"27.60","explanation":{"rule":"rest","charged":"27.60","given":"0.00"}}],"gross":"159.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"159.00","given":"0.00","withheld":"0.00"}}],"shipping":[{"id":"s1","net":"32.23","taxes":[{"name":"TVA","rate":"0.21","base":"32.23","amount":"6.77","explanation":{"rule":"rest","charged":"6.77","given":"0.00"}}],"gross":"39.00","remaining":"0.00","explanation":{"rule":"value","typed":"39.00","basis":"gross","left":"39.00"}}],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.21","net":"163.63","amount":"34.37","explanation":{"lines":"27.60","shipping":"6.77","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"163.63","tax":"34.37","total":"198.00","explanation":{"lines":"159.00","shipping":"39.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"198.00","explanation":{"rule":"proportional","total":"198.00","left":"198.00","all_left":"198.00"}}],"remaining_after":{"charged":"198.00","credited":"198.00","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}');
INSERT INTO "credit_notes" VALUES('AV-2026-000008','ORD20059',47410,NULL,1795848565955000,'Awa Diallo','{"number":"AV-2026-000008","order":"ORD20059","issued_at":"2026-11-28T07:49:25.955+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":1,"restock":true,"net":"132.50","taxes":[{"name":"TVA","rate":"0.20","base":"132.50","amount":"26.50","explanation":{"rule":"rest","charged":"26.50","given":"0.00"}}],"gross":"159.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"159.00","given":"0.00","withheld":"0.00"}},{"line":"2","quantity":8,"restock":true,"net":"219.33","taxes":[{"name":"TVA","rate":"0.20","base":"219.33","amount":"43.87","explanation":{"rule":"rest","charged":"43.87","given":"0.00"}}],"gross":"263.20","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"263.20","given":"0.00","withheld":"0.00"}}],"shipping":[{"id":"s1","net":"10.75","taxes":[{"name":"TVA","rate":"0.20","base":"10.75","amount":"2.15","explanation":{"rule":"rest","charged":"2.15","given":"0.00"}}],"gross":"12.90","remaining":"0.00","explanation":{"rule":"value","typed":"12.90","basis":"gross","left":"12.90"}},{"id":"s2","net":"32.50","taxes":[{"name":"TVA","rate":"0.20","base":"32.50","amount":"6.50","explanation":{"rule":"rest","charged":"6.50","given":"0.00"}}],"gross":"39.00","remaining":"0.00","explanation":{"rule":"value","typed":"39.00","basis":"gross","left":"39.00"}}],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"395.08","amount":"79.02","explanation":{"lines":"70.37","shipping":"8.65","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"395.08","tax":"79.02","total":"474.10","explanation":{"lines":"422.20","shipping":"51.90","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"474.10","explanation":{"rule":"proportional","total":"474.10","left":"474.10","all_left":"474.10"}}],"remaining_after":{"charged":"474.10","credited":"474.10","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}');
INSERT INTO "credit_notes" VALUES('AV-2026-000009','ORD20039',74350,NULL,1795848565989000,'Awa Diallo','{"number":"AV-2026-000009","order":"ORD20039","issued_at":"2026-11-28T07:49:25.989+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":4,"restock":true,"net":"36.00","taxes":[{"name":"TVA","rate":"0.20","base":"36.00","amount":"7.20","explanation":{"rule":"rest","charged":"7.20","given":"0.00"}}],"gross":"43.20","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"43.20","given":"0.00","withheld":"0.00"}},{"line":"2","quantity":1,"restock":true,"net":"40.25","taxes":[{"name":"TVA","rate":"0.20","base":"40.25","amount":"8.05","explanation":{"rule":"rest","charged":"8.05","given":"0.00"}}],"gross":"48.30","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"48.30","given":"0.00","withheld":"0.00"}},{"line":"3","quantity":4,"restock":true,"net":"128.33","taxes":[{"name":"TVA","rate":"0.20","base":"128.33","amount":"25.67","explanation":{"rule":"rest","charged":"25.67","given":"0.00"}}],"gross":"154.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"154.00","given":"0.00","withheld":"0.00"}},{"line":"4","quantity":1,"restock":true,"net":"382.50","taxes":[{"name":"TVA","rate":"0.20","base":"382.50","amount":"76.50","explanation":{"rule":"rest","charged":"76.50","given":"0.00"}}],"gross":"459.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"459.00","given":"0.00","withheld":"0.00"}}],"shipping":[{"id":"s2","net":"32.50","taxes":[{"name":"TVA","rate":"0.20","base":"32.50","amount":"6.50","explanation":{"rule":"rest","charged":"6.50","given":"0.00"}}],"gross":"39.00","remaining":"0.00","explanation":{"rule":"value","typed":"39.00","basis":"gross","left":"39.00"}}],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"619.58","amount":"123.92","explanation":{"lines":"117.42","shipping":"6.50","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"619.58","tax":"123.92","total":"743.50","explanation":{"lines":"704.50","shipping":"39.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"743.50","explanation":{"rule":"proportional","total":"743.50","left":"743.50","all_left":"743.50"}}],"remaining_after":{"charged":"743.50","credited":"743.50","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}');
INSERT INTO "credit_notes" VALUES('AV-2026-000010','ORD20057',500,NULL,1795848566023000,'Awa Diallo','{"number":"AV-2026-000010","order":"ORD20057","issued_at":"2026-11-28T07:49:26.023+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Article rayé","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"4.17","taxes":[{"name":"TVA","rate":"0.20","base":"4.17","amount":"0.83","explanation":{"rule":"share","charged":"5.82","given":"0.00","before":"0.00","now":"5.00","whole":"34.90","basis":"gross"}}],"gross":"5.00","withheld":"0.00","remaining":{"quantity":1,"net":"24.91","gross":"29.90","withheld":"0.00"},"explanation":{"rule":"value","typed":"5.00","basis":"gross","left":"34.90"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"4.17","amount":"0.83","explanation":{"lines":"0.83","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"4.17","tax":"0.83","total":"5.00","explanation":{"lines":"5.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"5.00","explanation":{"rule":"proportional","total":"5.00","left":"41.80","all_left":"41.80"}}],"remaining_after":{"charged":"41.80","credited":"5.00","items":"36.80","captured":"36.80","payments":[{"payment":"p1","amount":"36.80"}]},"caps":[]}}');
INSERT INTO "credit_notes" VALUES('AV-2026-000011','ORD20051',600,NULL,1795848566045000,'Awa Diallo','{"number":"AV-2026-000011","order":"ORD20051","issued_at":"2026-11-28T07:49:26.045+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Colis abîmé","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"5.13","taxes":[{"name":"TVA","rate":"0.17","base":"5.13","amount":"0.87","explanation":{"rule":"share","charged":"10.16","given":"0.00","before":"0.00","now":"6.00","whole":"69.90","basis":"gross"}}],"gross":"6.00","withheld":"0.00","remaining":{"quantity":1,"net":"54.61","gross":"63.90","withheld":"0.00"},"explanation":{"rule":"value","typed":"6.00","basis":"gross","left":"69.90"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.17","net":"5.13","amount":"0.87","explanation":{"lines":"0.87","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"5.13","tax":"0.87","total":"6.00","explanation":{"lines":"6.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"6.00","explanation":{"rule":"proportional","total":"6.00","left":"156.00","all_left":"156.00"}}],"remaining_after":{"charged":"156.00","credited":"6.00","items":"150.00","captured":"150.00","payments":[{"payment":"p1","amount":"150.00"}]},"caps":[]}}');
INSERT INTO "credit_notes" VALUES('AV-2026-000012','ORD20049',300,NULL,1795848566069000,'Awa Diallo','{"number":"AV-2026-000012","order":"ORD20049","issued_at":"2026-11-28T07:49:26.069+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Retard","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"2.50","taxes":[{"name":"TVA","rate":"0.20","base":"2.50","amount":"0.50","explanation":{"rule":"share","charged":"9.90","given":"0.00","before":"0.00","now":"3.00","whole":"59.40","basis":"gross"}}],"gross":"3.00","withheld":"0.00","remaining":{"quantity":6,"net":"47.00","gross":"56.40","withheld":"0.00"},"explanation":{"rule":"value","typed":"3.00","basis":"gross","left":"59.40"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"2.50","amount":"0.50","explanation":{"lines":"0.50","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"2.50","tax":"0.50","total":"3.00","explanation":{"lines":"3.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"3.00","explanation":{"rule":"proportional","total":"3.00","left":"265.70","all_left":"265.70"}}],"remaining_after":{"charged":"265.70","credited":"3.00","items":"262.70","captured":"262.70","payments":[{"payment":"p1","amount":"262.70"}]},"caps":[]}}');
INSERT INTO "credit_notes" VALUES('AV-2026-000013','ORD20048',350,NULL,1795848566095000,'Awa Diallo','{"number":"AV-2026-000013","order":"ORD20048","issued_at":"2026-11-28T07:49:26.095+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Retard de livraison","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"2.92","taxes":[{"name":"TVA","rate":"0.20","base":"2.92","amount":"0.58","explanation":{"rule":"share","charged":"3.08","given":"0.00","before":"0.00","now":"3.50","whole":"18.50","basis":"gross"}}],"gross":"3.50","withheld":"0.00","remaining":{"quantity":1,"net":"12.50","gross":"15.00","withheld":"0.00"},"explanation":{"rule":"value","typed":"3.50","basis":"gross","left":"18.50"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"2.92","amount":"0.58","explanation":{"lines":"0.58","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"2.92","tax":"0.58","total":"3.50","explanation":{"lines":"3.50","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"3.50","explanation":{"rule":"proportional","total":"3.50","left":"27.40","all_left":"27.40"}}],"remaining_after":{"charged":"27.40","credited":"3.50","items":"23.90","captured":"23.90","payments":[{"payment":"p1","amount":"23.90"}]},"caps":[]}}');
INSERT INTO "credit_notes" VALUES('AV-2026-000014','ORD20042',700,NULL,1795848566118000,'Zoé Martin','{"number":"AV-2026-000014","order":"ORD20042","issued_at":"2026-11-28T07:49:26.118+01:00","issued_by":{"id":"agent-4","name":"Zoé Martin","role":"lead"},"reason":"Erreur","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"5.88","taxes":[{"name":"MwSt.","rate":"0.19","base":"5.88","amount":"1.12","explanation":{"rule":"share","charged":"38.25","given":"0.00","before":"0.00","now":"7.00","whole":"239.55","basis":"gross"}}],"gross":"7.00","withheld":"0.00","remaining":{"quantity":1,"net":"195.42","gross":"232.55","withheld":"0.00"},"explanation":{"rule":"value","typed":"7.00","basis":"gross","left":"239.55"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"MwSt.","rate":"0.19","net":"5.88","amount":"1.12","explanation":{"lines":"1.12","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"5.88","tax":"1.12","total":"7.00","explanation":{"lines":"7.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"7.00","explanation":{"rule":"proportional","total":"7.00","left":"307.40","all_left":"307.40"}}],"remaining_after":{"charged":"307.40","credited":"7.00","items":"300.40","captured":"300.40","payments":[{"payment":"p1","amount":"300.40"}]},"caps":[]}}');
INSERT INTO "credit_notes" VALUES('AV-2026-000015','ORD20042',-700,'AV-2026-000014',1795848566122000,'Zoé Martin','{"number":"AV-2026-000015","order":"ORD20042","issued_at":"2026-11-28T07:49:26.122+01:00","issued_by":{"id":"agent-4","name":"Zoé Martin","role":"lead"},"reason":"Mauvaise commande","restock":false,"corrects":"AV-2026-000014","quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"-5.88","taxes":[{"name":"MwSt.","rate":"0.19","base":"-5.88","amount":"-1.12","explanation":{"rule":"reversed"}}],"gross":"-7.00","withheld":"0.00","remaining":{"quantity":1,"net":"201.30","gross":"239.55","withheld":"0.00"},"explanation":{"rule":"reversed"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"MwSt.","rate":"0.19","net":"-5.88","amount":"-1.12","explanation":{"lines":"-1.12","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"-5.88","tax":"-1.12","total":"-7.00","explanation":{"lines":"-7.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"-7.00","explanation":{"rule":"reversed"}}],"remaining_after":{"charged":"307.40","credited":"0.00","items":"307.40","captured":"307.40","payments":[{"payment":"p1","amount":"307.40"}]},"caps":[]}}');
INSERT INTO "credit_notes" VALUES('AV-2026-000016','ORD20041',200,NULL,1795848566137000,'Awa Diallo','{"number":"AV-2026-000016","order":"ORD20041","issued_at":"2026-11-28T07:49:26.137+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Geste commercial","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"1.67","taxes":[{"name":"TVA","rate":"0.20","base":"1.67","amount":"0.33","explanation":{"rule":"share","charged":"11.50","given":"0.00","before":"0.00","now":"2.00","whole":"69.00","basis":"gross"}}],"gross":"2.00","withheld":"0.00","remaining":{"quantity":2,"net":"55.83","gross":"67.00","withheld":"0.00"},"explanation":{"rule":"value","typed":"2.00","basis":"gross","left":"69.00"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"1.67","amount":"0.33","explanation":{"lines":"0.33","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"1.67","tax":"0.33","total":"2.00","explanation":{"lines":"2.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"2.00","explanation":{"rule":"proportional","total":"2.00","left":"74.70","all_left":"74.70"}}],"remaining_after":{"charged":"74.70","credited":"2.00","items":"72.70","captured":"72.70","payments":[{"payment":"p1","amount":"72.70"}]},"caps":[]}}');
INSERT INTO "credit_notes" VALUES('AV-2026-000017','ORD20038',20510,NULL,1795848566158000,'Awa Diallo','{"number":"AV-2026-000017","order":"ORD20038","issued_at":"2026-11-28T07:49:26.158+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":1,"restock":true,"net":"45.75","taxes":[{"name":"TVA","rate":"0.20","base":"45.75","amount":"9.15","explanation":{"rule":"rest","charged":"9.15","given":"0.00"}}],"gross":"54.90","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"54.90","given":"0.00","withheld":"0.00"}},{"line":"2","quantity":1,"restock":true,"net":"124.17","taxes":[{"name":"TVA","rate":"0.20","base":"124.17","amount":"24.83","explanation":{"rule":"rest","charged":"24.83","given":"0.00"}}],"gross":"149.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"149.00","given":"0.00","withheld":"0.00"}}],"shipping":[],"fees":[{"id":"f1","net":"1.00","taxes":[{"name":"TVA","rate":"0.20","base":"1.00","amount":"0.20","explanation":{"rule":"rest","charged":"0.20","given":"0.00"}}],"gross":"1.20","remaining":"0.00","explanation":{"rule":"value","typed":"1.20","basis":"gross","left":"1.20"}}],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"170.92","amount":"34.18","explanation":{"lines":"33.98","shipping":"0.00","fees":"0.20","adjustment":"0.00"}}],"untaxed":"0.00","net":"170.92","tax":"34.18","total":"205.10","explanation":{"lines":"203.90","shipping":"0.00","fees":"1.20","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"205.10","explanation":{"rule":"proportional","total":"205.10","left":"205.10","all_left":"205.10"}}],"remaining_after":{"charged":"205.10","credited":"205.10","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}');
CREATE TABLE demo_portal_refunds (
        provider    TEXT   NOT NULL,
        transaction_reference TEXT NOT NULL,
        -- One, two, three: within the transaction.
        number      BIGINT NOT NULL CHECK (number > 0),
        amount      BIGINT NOT NULL CHECK (amount > 0),
        PRIMARY KEY (provider, transaction_reference, number)
    );
CREATE TABLE gift_card_credits (
    refund_task TEXT   NOT NULL PRIMARY KEY REFERENCES refund_tasks (id),
    card        TEXT   NOT NULL,
    currency    TEXT   NOT NULL,
    amount      BIGINT NOT NULL CHECK (amount > 0),
    credited_at BIGINT NOT NULL
);
INSERT INTO "gift_card_credits" VALUES('ORD20031-R1','ML-ZHPF-VFDU','EUR',2500,1795755085684000);
CREATE TABLE items (
    sku         TEXT NOT NULL PRIMARY KEY,
    title       TEXT NOT NULL,
    -- Lower case, without accents: SKU and title.
    search_text TEXT NOT NULL
);
INSERT INTO "items" VALUES('MAI-BOU-18','Bougie parfumée Figuier, 180 g','maibou18
mai-bou-18
bougieparfumeefiguier180g
bougie parfumee figuier, 180 g');
INSERT INTO "items" VALUES('MAI-VAS-30','Vase Galet, céramique, 30 cm','maivas30
mai-vas-30
vasegaletceramique30cm
vase galet, ceramique, 30 cm');
INSERT INTO "items" VALUES('TAB-COT-01','Couteau de table, manche olivier','tabcot01
tab-cot-01
couteaudetablemancheolivier
couteau de table, manche olivier');
INSERT INTO "items" VALUES('MAI-HOR-35','Horloge murale Midi, Ø 35 cm','maihor35
mai-hor-35
horlogemuralemidio35cm
horloge murale midi, o 35 cm');
INSERT INTO "items" VALUES('LUM-AMP-E27','Ampoule à filament E27, 6 W, dimmable','lumampe27
lum-amp-e27
ampouleafilamente276wdimmable
ampoule a filament e27, 6 w, dimmable');
INSERT INTO "items" VALUES('LUM-GUI-25','Guirlande guinguette, 25 ampoules','lumgui25
lum-gui-25
guirlandeguinguette25ampoules
guirlande guinguette, 25 ampoules');
INSERT INTO "items" VALUES('LIV-LUM-02','Livre « Habiter la lumière »','livlum02
liv-lum-02
livrehabiterlalumiere
livre « habiter la lumiere »');
INSERT INTO "items" VALUES('LUM-ABJ-35','Abat-jour plissé, coton écru, Ø 35 cm','lumabj35
lum-abj-35
abatjourplissecotonecruo35cm
abat-jour plisse, coton ecru, o 35 cm');
INSERT INTO "items" VALUES('LUM-LIS-01','Applique Lisière, chêne et lin','lumlis01
lum-lis-01
appliquelisierecheneetlin
applique lisiere, chene et lin');
INSERT INTO "items" VALUES('MEU-TAB-45','Table d''appoint Dune, chêne massif','meutab45
meu-tab-45
tabledappointdunechenemassif
table d''appoint dune, chene massif');
INSERT INTO "items" VALUES('TAB-COU-24','Ménagère Éclat, 24 pièces, inox','tabcou24
tab-cou-24
menagereeclat24piecesinox
menagere eclat, 24 pieces, inox');
INSERT INTO "items" VALUES('LIN-CHE-15','Chemin de table brodé, 150 cm','linche15
lin-che-15
chemindetablebrode150cm
chemin de table brode, 150 cm');
INSERT INTO "items" VALUES('JAR-EUC-01','Bouquet d''eucalyptus frais','jareuc01
jar-euc-01
bouquetdeucalyptusfrais
bouquet d''eucalyptus frais');
INSERT INTO "items" VALUES('LIN-BAI-70','Drap de bain éponge, 70 × 140 cm','linbai70
lin-bai-70
drapdebaineponge70140cm
drap de bain eponge, 70 × 140 cm');
INSERT INTO "items" VALUES('MAI-BOU-30','Bougie parfumée Feu de bois, 300 g','maibou30
mai-bou-30
bougieparfumeefeudebois300g
bougie parfumee feu de bois, 300 g');
INSERT INTO "items" VALUES('LIN-PLA-17','Plaid en laine des Pyrénées, 130 × 170 cm','linpla17
lin-pla-17
plaidenlainedespyrenees130170cm
plaid en laine des pyrenees, 130 × 170 cm');
INSERT INTO "items" VALUES('MAI-MIR-18','Miroir sur pied, chêne, 180 cm','maimir18
mai-mir-18
miroirsurpiedchene180cm
miroir sur pied, chene, 180 cm');
INSERT INTO "items" VALUES('LIV-TAB-01','Livre « L''Art de la table »','livtab01
liv-tab-01
livrelartdelatable
livre « l''art de la table »');
INSERT INTO "items" VALUES('TAB-PLA-40','Plat de service ovale, faïence, 40 cm','tabpla40
tab-pla-40
platdeserviceovalefaience40cm
plat de service ovale, faience, 40 cm');
INSERT INTO "items" VALUES('TAB-ASS-21','Assiette à dessert Grès, Ø 21 cm','tabass21
tab-ass-21
assietteadessertgreso21cm
assiette a dessert gres, o 21 cm');
INSERT INTO "items" VALUES('TAB-ASS-27','Assiette plate Grès, Ø 27 cm','tabass27
tab-ass-27
assietteplategreso27cm
assiette plate gres, o 27 cm');
INSERT INTO "items" VALUES('MEU-TAP-23','Tapis berbère, laine, 160 × 230 cm','meutap23
meu-tap-23
tapisberberelaine160230cm
tapis berbere, laine, 160 × 230 cm');
INSERT INTO "items" VALUES('JAR-OLI-60','Olivier en pot, 60 cm','jaroli60
jar-oli-60
olivierenpot60cm
olivier en pot, 60 cm');
INSERT INTO "items" VALUES('LUM-AUB-02','Lampe à poser Aube, noir mat','lumaub02
lum-aub-02
lampeaposeraubenoirmat
lampe a poser aube, noir mat');
INSERT INTO "items" VALUES('LUM-BRU-20','Suspension Brume, verre soufflé, Ø 40 cm','lumbru20
lum-bru-20
suspensionbrumeverresouffleo40cm
suspension brume, verre souffle, o 40 cm');
INSERT INTO "items" VALUES('MAI-PAN-40','Panier tressé, jonc de mer, Ø 40 cm','maipan40
mai-pan-40
paniertressejoncdemero40cm
panier tresse, jonc de mer, o 40 cm');
INSERT INTO "items" VALUES('LIN-NAP-25','Nappe en lin lavé, 170 × 250 cm','linnap25
lin-nap-25
nappeenlinlave170250cm
nappe en lin lave, 170 × 250 cm');
INSERT INTO "items" VALUES('LUM-BRU-10','Suspension Brume, verre soufflé, Ø 28 cm','lumbru10
lum-bru-10
suspensionbrumeverresouffleo28cm
suspension brume, verre souffle, o 28 cm');
INSERT INTO "items" VALUES('LIN-SER-45','Serviette de table en lin lavé, 45 × 45 cm','linser45
lin-ser-45
serviettedetableenlinlave4545cm
serviette de table en lin lave, 45 × 45 cm');
INSERT INTO "items" VALUES('LIN-TOR-02','Torchon métis, lot de 2','lintor02
lin-tor-02
torchonmetislotde2
torchon metis, lot de 2');
INSERT INTO "items" VALUES('MAI-MIR-60','Miroir rond Soleil, rotin, Ø 60 cm','maimir60
mai-mir-60
miroirrondsoleilrotino60cm
miroir rond soleil, rotin, o 60 cm');
INSERT INTO "items" VALUES('TAB-VER-25','Verre à eau Ondine, 25 cl','tabver25
tab-ver-25
verreaeauondine25cl
verre a eau ondine, 25 cl');
INSERT INTO "items" VALUES('TAB-CAR-10','Carafe Ondine, 1 l','tabcar10
tab-car-10
carafeondine1l
carafe ondine, 1 l');
INSERT INTO "items" VALUES('LUM-AUB-01','Lampe à poser Aube, laiton brossé','lumaub01
lum-aub-01
lampeaposeraubelaitonbrosse
lampe a poser aube, laiton brosse');
INSERT INTO "items" VALUES('LUM-NOM-01','Lampe nomade Luciole, rechargeable','lumnom01
lum-nom-01
lampenomadeluciolerechargeable
lampe nomade luciole, rechargeable');
INSERT INTO "items" VALUES('TAB-FLU-18','Flûte à champagne Ondine, 18 cl','tabflu18
tab-flu-18
fluteachampagneondine18cl
flute a champagne ondine, 18 cl');
INSERT INTO "items" VALUES('EPI-THE-01','Thé vert Sencha, boîte de 100 g','epithe01
epi-the-01
thevertsenchaboitede100g
the vert sencha, boite de 100 g');
INSERT INTO "items" VALUES('TAB-BOL-15','Bol Grès, Ø 15 cm','tabbol15
tab-bol-15
bolgreso15cm
bol gres, o 15 cm');
INSERT INTO "items" VALUES('LIN-COU-45','Housse de coussin velours, 45 × 45 cm','lincou45
lin-cou-45
houssedecoussinvelours4545cm
housse de coussin velours, 45 × 45 cm');
INSERT INTO "items" VALUES('JAR-BUC-10','Bûchettes d''allumage, 10 kg','jarbuc10
jar-buc-10
buchettesdallumage10kg
buchettes d''allumage, 10 kg');
INSERT INTO "items" VALUES('LIN-PAR-24','Parure de lit percale, 240 × 220 cm','linpar24
lin-par-24
paruredelitpercale240220cm
parure de lit percale, 240 × 220 cm');
INSERT INTO "items" VALUES('LUM-ARC-01','Lampadaire Arche, marbre de Carrare','lumarc01
lum-arc-01
lampadairearchemarbredecarrare
lampadaire arche, marbre de carrare');
INSERT INTO "items" VALUES('MEU-FAU-01','Fauteuil Sieste, bouclette ivoire','meufau01
meu-fau-01
fauteuilsiesteboucletteivoire
fauteuil sieste, bouclette ivoire');
INSERT INTO "items" VALUES('LUM-ECL-01','Lampadaire Éclaircie, trépied en frêne','lumecl01
lum-ecl-01
lampadaireeclaircietrepiedenfrene
lampadaire eclaircie, trepied en frene');
INSERT INTO "items" VALUES('MEU-ETA-05','Étagère échelle, 5 niveaux','meueta05
meu-eta-05
etagereechelle5niveaux
etagere echelle, 5 niveaux');
INSERT INTO "items" VALUES('TAB-MUG-30','Mug Matin, 30 cl','tabmug30
tab-mug-30
mugmatin30cl
mug matin, 30 cl');
INSERT INTO "items" VALUES('LIN-PEI-ML','Peignoir nid d''abeille, taille M/L','linpeiml
lin-pei-ml
peignoirniddabeilletailleml
peignoir nid d''abeille, taille m/l');
INSERT INTO "items" VALUES('MAI-PAT-01','Patère Bouton, chêne','maipat01
mai-pat-01
patereboutonchene
patere bouton, chene');
INSERT INTO "items" VALUES('MAI-DIF-20','Diffuseur Fleur d''oranger, 200 ml','maidif20
mai-dif-20
diffuseurfleurdoranger200ml
diffuseur fleur d''oranger, 200 ml');
INSERT INTO "items" VALUES('TAB-VER-45','Verre à vin Ondine, 45 cl','tabver45
tab-ver-45
verreavinondine45cl
verre a vin ondine, 45 cl');
INSERT INTO "items" VALUES('MUG-09','Mug','mug09
mug-09
mug');
CREATE TABLE journal (
    id           INTEGER NOT NULL PRIMARY KEY,
    order_number TEXT    NOT NULL REFERENCES orders (number),
    at           BIGINT  NOT NULL,
    agent_id     TEXT,
    -- As they were called then.
    agent_name   TEXT,
    event        TEXT    NOT NULL
);
INSERT INTO "journal" VALUES(1,'ORD20001',1790787392000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(2,'ORD20002',1790850490000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(3,'ORD20003',1790963663000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(4,'ORD20004',1791009801000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(5,'ORD20005',1791142833000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(6,'ORD20006',1791223443000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(7,'ORD20007',1791294975000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(8,'ORD20008',1791370150000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(9,'ORD20009',1791454619000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(10,'ORD20010',1791554145000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(11,'ORD20011',1791588583000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(12,'ORD20012',1791711329000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(13,'ORD20013',1791790513000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(14,'ORD20014',1791894769000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(15,'ORD20015',1791988030000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(16,'ORD20016',1792080171000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(17,'ORD20017',1792158785000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(18,'ORD20018',1792270418000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(19,'ORD20019',1792270418000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(20,'ORD20020',1792416932000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(21,'ORD20021',1792483771000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(22,'ORD20022',1792584462000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(23,'ORD20023',1792658584000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(24,'ORD20024',1792772852000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(25,'ORD20025',1792843112000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(26,'ORD20026',1792935995000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(27,'ORD20027',1793013393000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(28,'ORD20028',1793090285000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(29,'ORD20029',1793135052000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(30,'ORD20030',1793205824000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(31,'ORD20031',1793311518000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(32,'ORD20032',1793385900000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(33,'ORD20033',1793536046000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(34,'ORD20034',1793609025000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(35,'ORD20035',1793646910000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(36,'ORD20036',1793725555000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(37,'ORD20037',1793839650000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(38,'ORD20038',1793891834000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(39,'ORD20039',1794043123000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(40,'ORD20040',1794080971000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(41,'ORD20041',1794174478000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(42,'ORD20042',1794229785000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(43,'ORD20043',1794404487000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(44,'ORD20044',1794404487000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(45,'ORD20045',1794578192000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(46,'ORD20046',1794578192000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(47,'ORD20047',1794676723000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(48,'ORD20048',1794778195000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(49,'ORD20049',1794867445000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(50,'ORD20050',1794997014000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(51,'ORD20051',1794997014000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(52,'ORD20052',1795166919000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(53,'ORD20053',1795208147000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(54,'ORD20054',1795252950000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(55,'ORD20055',1795368834000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(56,'ORD20056',1795429204000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(57,'ORD20057',1795523813000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(58,'ORD20058',1795617351000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(59,'ORD20059',1795730473000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(60,'ORD20060',1795803778000000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(61,'ORD20016',1795524565666000,'agent-2','Noé','{"event":"credit_note_issued","credit_note":"AV-2026-000001","total":"2780"}');
INSERT INTO "journal" VALUES(62,'ORD20016',1795524605666000,'agent-2','Noé','{"event":"refund_opened","task":"ORD20016-R1","provider":"stripe","amount":"2780"}');
INSERT INTO "journal" VALUES(63,'ORD20016',1795524645666000,'agent-2','Noé','{"event":"refund_done","task":"ORD20016-R1","amount":"2780","reference":"R-pi_3SnVtcghP6sEnv0ptWv27oqA"}');
INSERT INTO "journal" VALUES(64,'ORD20055',1795589365672000,'agent-2','Noé','{"event":"modification_opened"}');
INSERT INTO "journal" VALUES(65,'ORD20055',1795589405672000,'agent-2','Noé','{"event":"cancellation_checked","not_cancellable":null}');
INSERT INTO "journal" VALUES(66,'ORD20055',1795589445672000,'agent-2','Noé','{"event":"cancellation_confirmed"}');
INSERT INTO "journal" VALUES(67,'ORD20055',1795589485672000,'agent-2','Noé','{"event":"order_cancelled","contact_channel":"phone","total":"56.10","credit_note":"AV-2026-000002"}');
INSERT INTO "journal" VALUES(68,'ORD20055',1795589525672000,'agent-2','Noé','{"event":"refund_opened","task":"ORD20055-R1","provider":"hipay","amount":"56.10"}');
INSERT INTO "journal" VALUES(69,'ORD20055',1795589565672000,'agent-2','Noé','{"event":"refund_done","task":"ORD20055-R1","amount":"56.10","reference":"R-806242912"}');
INSERT INTO "journal" VALUES(70,'ORD20055',1795589605672000,'agent-2','Noé','{"event":"mail_skipped","reason":"Client prévenu pendant l''échange"}');
INSERT INTO "journal" VALUES(71,'ORD20055',1795589605672000,'agent-2','Noé','{"event":"modification_closed"}');
INSERT INTO "journal" VALUES(72,'ORD20053',1795675765679000,'agent-2','Noé','{"event":"modification_opened"}');
INSERT INTO "journal" VALUES(73,'ORD20053',1795675805679000,'agent-2','Noé','{"event":"cancellation_checked","not_cancellable":null}');
INSERT INTO "journal" VALUES(74,'ORD20053',1795675845679000,'agent-2','Noé','{"event":"cancellation_confirmed"}');
INSERT INTO "journal" VALUES(75,'ORD20053',1795675885679000,'agent-2','Noé','{"event":"order_cancelled","contact_channel":"email","total":"153.50","credit_note":"AV-2026-000003"}');
INSERT INTO "journal" VALUES(76,'ORD20053',1795675925679000,'agent-2','Noé','{"event":"refund_opened","task":"ORD20053-R1","provider":"paypal","amount":"153.50"}');
INSERT INTO "journal" VALUES(77,'ORD20031',1795754965684000,'agent-2','Noé','{"event":"modification_opened"}');
INSERT INTO "journal" VALUES(78,'ORD20031',1795755005684000,'agent-2','Noé','{"event":"cancellation_checked","not_cancellable":null}');
INSERT INTO "journal" VALUES(79,'ORD20031',1795755045684000,'agent-2','Noé','{"event":"cancellation_confirmed"}');
INSERT INTO "journal" VALUES(80,'ORD20031',1795755085684000,'agent-2','Noé','{"event":"order_cancelled","contact_channel":"chat","total":"141.50","credit_note":"AV-2026-000004"}');
INSERT INTO "journal" VALUES(81,'ORD20031',1795755085684000,'agent-2','Noé','{"event":"refund_done","task":"ORD20031-R1","amount":"25.00","reference":"ML-ZHPF-VFDU"}');
INSERT INTO "journal" VALUES(82,'ORD20045',1795762165687000,'agent-2','Noé','{"event":"modification_opened"}');
INSERT INTO "journal" VALUES(83,'ORD20045',1795762205687000,'agent-2','Noé','{"event":"cancellation_checked","not_cancellable":null}');
INSERT INTO "journal" VALUES(84,'ORD20045',1795762245687000,'agent-2','Noé','{"event":"cancellation_confirmed"}');
INSERT INTO "journal" VALUES(85,'ORD20045',1795762285687000,'agent-2','Noé','{"event":"order_cancelled","contact_channel":"helpdesk","total":"345.90","credit_note":"AV-2026-000005"}');
INSERT INTO "journal" VALUES(86,'ORD20045',1795762325687000,'agent-2','Noé','{"event":"refund_opened","task":"ORD20045-R1","provider":"stripe","amount":"345.90"}');
INSERT INTO "journal" VALUES(87,'ORD20045',1795762365687000,'agent-2','Noé','{"event":"refund_done","task":"ORD20045-R1","amount":"345.90","reference":"R-pi_3SveRSYEnQhUEhsgPNZ8wzCS"}');
INSERT INTO "journal" VALUES(88,'ORD20045',1795762405687000,'agent-2','Noé','{"event":"mail_skipped","reason":"Client prévenu pendant l''échange"}');
INSERT INTO "journal" VALUES(89,'ORD20045',1795762405687000,'agent-2','Noé','{"event":"modification_closed"}');
INSERT INTO "journal" VALUES(90,'ORD20060',1795837765694000,'agent-2','Noé','{"event":"modification_opened"}');
INSERT INTO "journal" VALUES(91,'ORD20060',1795837805694000,'agent-2','Noé','{"event":"cancellation_checked","not_cancellable":null}');
INSERT INTO "journal" VALUES(92,'ORD20060',1795837845694000,'agent-2','Noé','{"event":"cancellation_confirmed"}');
INSERT INTO "journal" VALUES(93,'ORD20060',1795837885694000,'agent-2','Noé','{"event":"order_cancelled","contact_channel":"phone","total":"276.90","credit_note":"AV-2026-000006"}');
INSERT INTO "journal" VALUES(94,'ORD20060',1795837925694000,'agent-2','Noé','{"event":"refund_opened","task":"ORD20060-R1","provider":"hipay","amount":"276.90"}');
INSERT INTO "journal" VALUES(95,'ORD20060',1795837965694000,'agent-2','Noé','{"event":"refund_impossible","task":"ORD20060-R1","amount":"276.90","reason":"account_closed","method":"bank_transfer"}');
INSERT INTO "journal" VALUES(96,'ORD20046',1795844965699000,'agent-2','Noé','{"event":"modification_opened"}');
INSERT INTO "journal" VALUES(97,'ORD20046',1795845005699000,'agent-2','Noé','{"event":"cancellation_checked","not_cancellable":null}');
INSERT INTO "journal" VALUES(98,'ORD20046',1795845045699000,'agent-2','Noé','{"event":"cancellation_confirmed"}');
INSERT INTO "journal" VALUES(99,'ORD20046',1795845085699000,'agent-2','Noé','{"event":"order_cancelled","contact_channel":"email","total":"198.00","credit_note":"AV-2026-000007"}');
INSERT INTO "journal" VALUES(100,'ORD20046',1795845125699000,'agent-2','Noé','{"event":"refund_opened","task":"ORD20046-R1","provider":"adyen","amount":"198.00"}');
INSERT INTO "journal" VALUES(101,'ORD20046',1795845165699000,'agent-2','Noé','{"event":"refund_done","task":"ORD20046-R1","amount":"198.00","reference":"R-886XC3QBTR6EEASW"}');
INSERT INTO "journal" VALUES(102,'ORD20900',1795848565736000,NULL,NULL,'{"event":"imported"}');
INSERT INTO "journal" VALUES(103,'ORD20059',1795848565943000,'agent-3','Awa Diallo','{"event":"modification_opened"}');
INSERT INTO "journal" VALUES(104,'ORD20059',1795848565947000,'agent-3','Awa Diallo','{"event":"cancellation_checked","not_cancellable":null}');
INSERT INTO "journal" VALUES(105,'ORD20059',1795848565952000,'agent-3','Awa Diallo','{"event":"cancellation_confirmed"}');
INSERT INTO "journal" VALUES(106,'ORD20059',1795848565955000,'agent-3','Awa Diallo','{"event":"order_cancelled","contact_channel":"phone","total":"474.10","credit_note":"AV-2026-000008"}');
INSERT INTO "journal" VALUES(107,'ORD20059',1795848565961000,'agent-3','Awa Diallo','{"event":"refund_opened","task":"ORD20059-R1","provider":"hipay","amount":"474.10"}');
INSERT INTO "journal" VALUES(108,'ORD20059',1795848565965000,'agent-3','Awa Diallo','{"event":"refund_done","task":"ORD20059-R1","amount":"474.10","reference":"RF-1001"}');
INSERT INTO "journal" VALUES(109,'ORD20059',1795848565970000,'agent-3','Awa Diallo','{"event":"mail_sent","to":"jeanne.etchegaray41@boite.example"}');
INSERT INTO "journal" VALUES(110,'ORD20059',1795848565970000,'agent-3','Awa Diallo','{"event":"modification_closed"}');
INSERT INTO "journal" VALUES(111,'ORD20039',1795848565978000,'agent-3','Awa Diallo','{"event":"modification_opened"}');
INSERT INTO "journal" VALUES(112,'ORD20039',1795848565982000,'agent-3','Awa Diallo','{"event":"cancellation_checked","not_cancellable":null}');
INSERT INTO "journal" VALUES(113,'ORD20039',1795848565985000,'agent-3','Awa Diallo','{"event":"cancellation_confirmed"}');
INSERT INTO "journal" VALUES(114,'ORD20039',1795848565989000,'agent-3','Awa Diallo','{"event":"order_cancelled","contact_channel":"phone","total":"743.50","credit_note":"AV-2026-000009"}');
INSERT INTO "journal" VALUES(115,'ORD20039',1795848565995000,'agent-3','Awa Diallo','{"event":"refund_opened","task":"ORD20039-R1","provider":"stripe","amount":"743.50"}');
INSERT INTO "journal" VALUES(116,'ORD20039',1795848565999000,'agent-3','Awa Diallo','{"event":"refund_impossible","task":"ORD20039-R1","amount":"743.50","reason":"too_old","method":"cheque"}');
INSERT INTO "journal" VALUES(117,'ORD20039',1795848566004000,'agent-3','Awa Diallo','{"event":"refund_opened","task":"ORD20039-R2","provider":"stripe","amount":"743.50"}');
INSERT INTO "journal" VALUES(118,'ORD20039',1795848566009000,'agent-3','Awa Diallo','{"event":"refund_done","task":"ORD20039-R2","amount":"743.50","reference":"CHQ-77"}');
INSERT INTO "journal" VALUES(119,'ORD20039',1795848566013000,'agent-3','Awa Diallo','{"event":"mail_skipped","reason":"La cliente a été prévenue au téléphone"}');
INSERT INTO "journal" VALUES(120,'ORD20039',1795848566013000,'agent-3','Awa Diallo','{"event":"modification_closed"}');
INSERT INTO "journal" VALUES(121,'ORD20057',1795848566019000,'agent-3','Awa Diallo','{"event":"modification_opened"}');
INSERT INTO "journal" VALUES(122,'ORD20057',1795848566023000,'agent-3','Awa Diallo','{"event":"credit_note_issued","credit_note":"AV-2026-000010","total":"5.00"}');
INSERT INTO "journal" VALUES(123,'ORD20057',1795848566028000,'agent-3','Awa Diallo','{"event":"refund_opened","task":"ORD20057-R1","provider":"hipay","amount":"5.00"}');
INSERT INTO "journal" VALUES(124,'ORD20057',1795848566032000,'agent-3','Awa Diallo','{"event":"refund_done","task":"ORD20057-R1","amount":"5.00","reference":"RF-1002"}');
INSERT INTO "journal" VALUES(125,'ORD20057',1795848566035000,'agent-3','Awa Diallo','{"event":"refund_bounced","task":"ORD20057-R1","amount":"5.00","reason":"Compte clos","method":null}');
INSERT INTO "journal" VALUES(126,'ORD20051',1795848566041000,'agent-3','Awa Diallo','{"event":"modification_opened"}');
INSERT INTO "journal" VALUES(127,'ORD20051',1795848566045000,'agent-3','Awa Diallo','{"event":"credit_note_issued","credit_note":"AV-2026-000011","total":"6.00"}');
INSERT INTO "journal" VALUES(128,'ORD20051',1795848566050000,'agent-3','Awa Diallo','{"event":"refund_opened","task":"ORD20051-R1","provider":"adyen","amount":"6.00"}');
INSERT INTO "journal" VALUES(129,'ORD20051',1795848566053000,'agent-3','Awa Diallo','{"event":"refund_done","task":"ORD20051-R1","amount":"4.00","reference":"RF-1003"}');
INSERT INTO "journal" VALUES(130,'ORD20051',1795848566053000,'agent-3','Awa Diallo','{"event":"refund_gave_less","task":"ORD20051-R1","amount":"4.00","rest":"2.00"}');
INSERT INTO "journal" VALUES(131,'ORD20051',1795848566059000,'agent-3','Awa Diallo','{"event":"refund_given_up","task":"ORD20051-R2","amount":"2.00","reason":"La cliente y renonce"}');
INSERT INTO "journal" VALUES(132,'ORD20049',1795848566066000,'agent-3','Awa Diallo','{"event":"modification_opened"}');
INSERT INTO "journal" VALUES(133,'ORD20049',1795848566069000,'agent-3','Awa Diallo','{"event":"credit_note_issued","credit_note":"AV-2026-000012","total":"3.00"}');
INSERT INTO "journal" VALUES(134,'ORD20049',1795848566074000,'agent-3','Awa Diallo','{"event":"refund_opened","task":"ORD20049-R1","provider":"stripe","amount":"3.00"}');
INSERT INTO "journal" VALUES(135,'ORD20049',1795848566078000,'agent-3','Awa Diallo','{"event":"refund_done","task":"ORD20049-R1","amount":"3.00","reference":"RF-1004"}');
INSERT INTO "journal" VALUES(136,'ORD20049',1795848566082000,'agent-3','Awa Diallo','{"event":"refund_made_twice","task":"ORD20049-R1","amount":"3.00","reference":"RF-1005"}');
INSERT INTO "journal" VALUES(137,'ORD20049',1795848566086000,'agent-3','Awa Diallo','{"event":"excess_recovered","task":"ORD20049-R1","amount":"3.00","reference":"VIR-9"}');
INSERT INTO "journal" VALUES(138,'ORD20048',1795848566092000,'agent-3','Awa Diallo','{"event":"modification_opened"}');
INSERT INTO "journal" VALUES(139,'ORD20048',1795848566095000,'agent-3','Awa Diallo','{"event":"credit_note_issued","credit_note":"AV-2026-000013","total":"3.50"}');
INSERT INTO "journal" VALUES(140,'ORD20048',1795848566099000,'agent-3','Awa Diallo','{"event":"refund_opened","task":"ORD20048-R1","provider":"hipay","amount":"3.50"}');
INSERT INTO "journal" VALUES(141,'ORD20048',1795848566103000,'agent-3','Awa Diallo','{"event":"refund_done","task":"ORD20048-R1","amount":"3.50","reference":"RF-1006"}');
INSERT INTO "journal" VALUES(142,'ORD20048',1795848566108000,'agent-3','Awa Diallo','{"event":"refund_made_twice","task":"ORD20048-R1","amount":"3.50","reference":"RF-1007"}');
INSERT INTO "journal" VALUES(143,'ORD20042',1795848566114000,'agent-4','Zoé Martin','{"event":"modification_opened"}');
INSERT INTO "journal" VALUES(144,'ORD20042',1795848566118000,'agent-4','Zoé Martin','{"event":"credit_note_issued","credit_note":"AV-2026-000014","total":"7.00"}');
INSERT INTO "journal" VALUES(145,'ORD20042',1795848566122000,'agent-4','Zoé Martin','{"event":"refund_withdrawn","task":"ORD20042-R1","amount":"7.00"}');
INSERT INTO "journal" VALUES(146,'ORD20042',1795848566122000,'agent-4','Zoé Martin','{"event":"credit_note_corrected","credit_note":"AV-2026-000014","correction":"AV-2026-000015","reason":"Mauvaise commande"}');
INSERT INTO "journal" VALUES(147,'ORD20042',1795848566127000,'agent-4','Zoé Martin','{"event":"modification_closed"}');
INSERT INTO "journal" VALUES(148,'ORD20041',1795848566133000,'agent-3','Awa Diallo','{"event":"modification_opened"}');
INSERT INTO "journal" VALUES(149,'ORD20041',1795848566137000,'agent-3','Awa Diallo','{"event":"credit_note_issued","credit_note":"AV-2026-000016","total":"2.00"}');
INSERT INTO "journal" VALUES(150,'ORD20041',1795848566141000,'agent-3','Awa Diallo','{"event":"modification_closed"}');
INSERT INTO "journal" VALUES(151,'ORD20038',1795848566147000,'agent-3','Awa Diallo','{"event":"modification_opened"}');
INSERT INTO "journal" VALUES(152,'ORD20038',1795848566151000,'agent-3','Awa Diallo','{"event":"cancellation_checked","not_cancellable":null}');
INSERT INTO "journal" VALUES(153,'ORD20038',1795848566154000,'agent-3','Awa Diallo','{"event":"cancellation_confirmed"}');
INSERT INTO "journal" VALUES(154,'ORD20038',1795848566158000,'agent-3','Awa Diallo','{"event":"order_cancelled","contact_channel":"phone","total":"205.10","credit_note":"AV-2026-000017"}');
INSERT INTO "journal" VALUES(155,'ORD20038',1795848566163000,'agent-3','Awa Diallo','{"event":"refund_opened","task":"ORD20038-R1","provider":"paypal","amount":"205.10"}');
INSERT INTO "journal" VALUES(156,'ORD20900',1795848566169000,'agent-3','Awa Diallo','{"event":"overpayment_refunded","amount":"24.00","reason":"Payé deux fois"}');
INSERT INTO "journal" VALUES(157,'ORD20900',1795848566172000,'agent-3','Awa Diallo','{"event":"refund_opened","task":"ORD20900-R1","provider":"hipay","amount":"24.00"}');
INSERT INTO "journal" VALUES(158,'ORD20900',1795848566176000,'agent-3','Awa Diallo','{"event":"refund_done","task":"ORD20900-R1","amount":"24.00","reference":"RF-1008"}');
CREATE TABLE messages (
    id           INTEGER NOT NULL PRIMARY KEY,
    order_number TEXT    NOT NULL REFERENCES orders (number),
    recipient    TEXT    NOT NULL,
    subject      TEXT    NOT NULL,
    body         TEXT    NOT NULL,
    decided_at   BIGINT  NOT NULL,
    decided_by   TEXT    NOT NULL,
    written_at   BIGINT
);
INSERT INTO "messages" VALUES(1,'ORD20059','jeanne.etchegaray41@boite.example','Annulation de votre commande ORD20059','Bonjour Jeanne Étchegaray,

Nous avons bien annulé votre commande ORD20059. Nous vous avons remboursé 474,10 € :

- 474,10 € sur votre moyen de paiement (HiPay)

Selon votre banque, le remboursement apparaît sur votre compte sous 3 à 10 jours ouvrés.

Bien cordialement,
Le service client Maison Lumen',1795848565970000,'Awa Diallo',1795848566185000);
CREATE TABLE modifications (
    order_number TEXT   NOT NULL PRIMARY KEY REFERENCES orders (number),
    holder       TEXT   NOT NULL REFERENCES agents (id),
    expires_at   BIGINT NOT NULL
);
INSERT INTO "modifications" VALUES('ORD20053','agent-2',1795676825679000);
INSERT INTO "modifications" VALUES('ORD20031','agent-2',1795755985684000);
INSERT INTO "modifications" VALUES('ORD20060','agent-2',1795838865694000);
INSERT INTO "modifications" VALUES('ORD20046','agent-2',1795846065699000);
INSERT INTO "modifications" VALUES('ORD20057','agent-3',1795849466035000);
INSERT INTO "modifications" VALUES('ORD20051','agent-3',1795849466059000);
INSERT INTO "modifications" VALUES('ORD20049','agent-3',1795849466086000);
INSERT INTO "modifications" VALUES('ORD20048','agent-3',1795849466108000);
INSERT INTO "modifications" VALUES('ORD20038','agent-3',1795849466163000);
CREATE TABLE operations (
    key          TEXT   NOT NULL PRIMARY KEY,
    agent_id     TEXT   NOT NULL,
    fingerprint  TEXT   NOT NULL,
    kind         TEXT   NOT NULL,
    order_number TEXT   NOT NULL REFERENCES orders (number),
    at           BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    body         TEXT   NOT NULL
);
INSERT INTO "operations" VALUES('release-0001-000001','agent-3','0c21072294763e85b148b7434d43d43b6a04839483cb53a85180d5c78073c916','open_modification','ORD20059',1795848565943000,2,'{"number":"ORD20059","placed_at":"2026-11-26T22:01:13Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Jeanne Étchegaray","email":"jeanne.etchegaray41@boite.example","phone":"+33 6 39 98 58 76","locale":"fr-FR"},"lines":[{"id":"1","sku":"MEU-ETA-05","title":"Étagère échelle, 5 niveaux","quantity":1,"unit_price":"159.00","total":"159.00","taxes":[{"name":"TVA","rate":"0.20","amount":"26.50"}]},{"id":"2","sku":"LIN-BAI-70","title":"Drap de bain éponge, 70 × 140 cm","quantity":8,"unit_price":"32.90","total":"263.20","taxes":[{"name":"TVA","rate":"0.20","amount":"43.87"}]}],"shipping":[{"id":"s1","title":"Chronopost 13","total":"12.90","taxes":[{"name":"TVA","rate":"0.20","amount":"2.15"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"808148808","captured":"474.10","captured_at":"2026-11-26T22:01:32Z"}],"version":2,"payment_state":"paid","amounts":{"gross":"474.10","captured":"474.10","refunded":"0.00","pending":"0.00","refundable":"474.10","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:25.943Z"},"cancellation":{"step":"idle"},"not_cancellable":null,"allowed_actions":["close","check","credit"],"refund_tasks":[],"credit_notes":[],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000002','agent-3','95694e08e24c234205aabaae485a20a1b27aeaec71fef7bfacf6905a1fa635d0','check_cancellation','ORD20059',1795848565947000,3,'{"number":"ORD20059","placed_at":"2026-11-26T22:01:13Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Jeanne Étchegaray","email":"jeanne.etchegaray41@boite.example","phone":"+33 6 39 98 58 76","locale":"fr-FR"},"lines":[{"id":"1","sku":"MEU-ETA-05","title":"Étagère échelle, 5 niveaux","quantity":1,"unit_price":"159.00","total":"159.00","taxes":[{"name":"TVA","rate":"0.20","amount":"26.50"}]},{"id":"2","sku":"LIN-BAI-70","title":"Drap de bain éponge, 70 × 140 cm","quantity":8,"unit_price":"32.90","total":"263.20","taxes":[{"name":"TVA","rate":"0.20","amount":"43.87"}]}],"shipping":[{"id":"s1","title":"Chronopost 13","total":"12.90","taxes":[{"name":"TVA","rate":"0.20","amount":"2.15"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"808148808","captured":"474.10","captured_at":"2026-11-26T22:01:32Z"}],"version":3,"payment_state":"paid","amounts":{"gross":"474.10","captured":"474.10","refunded":"0.00","pending":"0.00","refundable":"474.10","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:25.947Z"},"cancellation":{"step":"cancellable"},"not_cancellable":null,"allowed_actions":["close","confirm","credit"],"refund_tasks":[],"credit_notes":[],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000003','agent-3','56f9e8187bd6ff44d2debd171afafba5bd1748b65d8fecd4644e24b9c530667c','confirm_cancellation','ORD20059',1795848565952000,4,'{"number":"ORD20059","placed_at":"2026-11-26T22:01:13Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Jeanne Étchegaray","email":"jeanne.etchegaray41@boite.example","phone":"+33 6 39 98 58 76","locale":"fr-FR"},"lines":[{"id":"1","sku":"MEU-ETA-05","title":"Étagère échelle, 5 niveaux","quantity":1,"unit_price":"159.00","total":"159.00","taxes":[{"name":"TVA","rate":"0.20","amount":"26.50"}]},{"id":"2","sku":"LIN-BAI-70","title":"Drap de bain éponge, 70 × 140 cm","quantity":8,"unit_price":"32.90","total":"263.20","taxes":[{"name":"TVA","rate":"0.20","amount":"43.87"}]}],"shipping":[{"id":"s1","title":"Chronopost 13","total":"12.90","taxes":[{"name":"TVA","rate":"0.20","amount":"2.15"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"808148808","captured":"474.10","captured_at":"2026-11-26T22:01:32Z"}],"version":4,"payment_state":"paid","amounts":{"gross":"474.10","captured":"474.10","refunded":"0.00","pending":"0.00","refundable":"474.10","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:25.952Z"},"cancellation":{"step":"confirmed"},"not_cancellable":null,"allowed_actions":["close","request","credit"],"refund_tasks":[],"credit_notes":[],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000004','agent-3','cdd7eec1d16e5b403b50487ffe4f1140f552cbc5373124aa1f6287a0f463e12d','request_cancellation','ORD20059',1795848565955000,5,'{"number":"ORD20059","placed_at":"2026-11-26T22:01:13Z","currency":"EUR","prices_include_tax":true,"logistic_status":"cancelled","customer":{"name":"Jeanne Étchegaray","email":"jeanne.etchegaray41@boite.example","phone":"+33 6 39 98 58 76","locale":"fr-FR"},"lines":[{"id":"1","sku":"MEU-ETA-05","title":"Étagère échelle, 5 niveaux","quantity":1,"unit_price":"159.00","total":"159.00","taxes":[{"name":"TVA","rate":"0.20","amount":"26.50"}]},{"id":"2","sku":"LIN-BAI-70","title":"Drap de bain éponge, 70 × 140 cm","quantity":8,"unit_price":"32.90","total":"263.20","taxes":[{"name":"TVA","rate":"0.20","amount":"43.87"}]}],"shipping":[{"id":"s1","title":"Chronopost 13","total":"12.90","taxes":[{"name":"TVA","rate":"0.20","amount":"2.15"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"808148808","captured":"474.10","captured_at":"2026-11-26T22:01:32Z"}],"version":5,"payment_state":"refund_pending","amounts":{"gross":"474.10","captured":"474.10","refunded":"0.00","pending":"474.10","refundable":"0.00","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:25.955Z"},"cancellation":{"step":"refunding","contact_channel":"phone"},"not_cancellable":"already_cancelled","allowed_actions":["close","settle_refund"],"refund_tasks":[{"id":"ORD20059-R1","order":"ORD20059","credit_note":"AV-2026-000008","payment":"p1","provider":"hipay","transaction":"808148808","amount":"474.10","means":"original","state":"to_do","created_at":"2026-11-28T06:49:25.955Z","portal_url":"/demo/portal/hipay/808148808?order=ORD20059&amount=474.10&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000008","order":"ORD20059","issued_at":"2026-11-28T07:49:25.955+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":1,"restock":true,"net":"132.50","taxes":[{"name":"TVA","rate":"0.20","base":"132.50","amount":"26.50","explanation":{"rule":"rest","charged":"26.50","given":"0.00"}}],"gross":"159.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"159.00","given":"0.00","withheld":"0.00"}},{"line":"2","quantity":8,"restock":true,"net":"219.33","taxes":[{"name":"TVA","rate":"0.20","base":"219.33","amount":"43.87","explanation":{"rule":"rest","charged":"43.87","given":"0.00"}}],"gross":"263.20","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"263.20","given":"0.00","withheld":"0.00"}}],"shipping":[{"id":"s1","net":"10.75","taxes":[{"name":"TVA","rate":"0.20","base":"10.75","amount":"2.15","explanation":{"rule":"rest","charged":"2.15","given":"0.00"}}],"gross":"12.90","remaining":"0.00","explanation":{"rule":"value","typed":"12.90","basis":"gross","left":"12.90"}},{"id":"s2","net":"32.50","taxes":[{"name":"TVA","rate":"0.20","base":"32.50","amount":"6.50","explanation":{"rule":"rest","charged":"6.50","given":"0.00"}}],"gross":"39.00","remaining":"0.00","explanation":{"rule":"value","typed":"39.00","basis":"gross","left":"39.00"}}],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"395.08","amount":"79.02","explanation":{"lines":"70.37","shipping":"8.65","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"395.08","tax":"79.02","total":"474.10","explanation":{"lines":"422.20","shipping":"51.90","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"474.10","explanation":{"rule":"proportional","total":"474.10","left":"474.10","all_left":"474.10"}}],"remaining_after":{"charged":"474.10","credited":"474.10","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}],"cancellation_note":"AV-2026-000008","credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000005','agent-3','9ac9b930afac83070ee466cd8da7a40b8ff48d69216f27af6754e76ccbc6455c','open_refund_task','ORD20059',1795848565961000,6,'{"number":"ORD20059","placed_at":"2026-11-26T22:01:13Z","currency":"EUR","prices_include_tax":true,"logistic_status":"cancelled","customer":{"name":"Jeanne Étchegaray","email":"jeanne.etchegaray41@boite.example","phone":"+33 6 39 98 58 76","locale":"fr-FR"},"lines":[{"id":"1","sku":"MEU-ETA-05","title":"Étagère échelle, 5 niveaux","quantity":1,"unit_price":"159.00","total":"159.00","taxes":[{"name":"TVA","rate":"0.20","amount":"26.50"}]},{"id":"2","sku":"LIN-BAI-70","title":"Drap de bain éponge, 70 × 140 cm","quantity":8,"unit_price":"32.90","total":"263.20","taxes":[{"name":"TVA","rate":"0.20","amount":"43.87"}]}],"shipping":[{"id":"s1","title":"Chronopost 13","total":"12.90","taxes":[{"name":"TVA","rate":"0.20","amount":"2.15"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"808148808","captured":"474.10","captured_at":"2026-11-26T22:01:32Z"}],"version":6,"payment_state":"refund_pending","amounts":{"gross":"474.10","captured":"474.10","refunded":"0.00","pending":"474.10","refundable":"0.00","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:25.961Z"},"cancellation":{"step":"refunding","contact_channel":"phone"},"not_cancellable":"already_cancelled","allowed_actions":["close","settle_refund"],"refund_tasks":[{"id":"ORD20059-R1","order":"ORD20059","credit_note":"AV-2026-000008","payment":"p1","provider":"hipay","transaction":"808148808","amount":"474.10","means":"original","state":"opened","at":"2026-11-28T06:49:25.961Z","by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"created_at":"2026-11-28T06:49:25.955Z","portal_url":"/demo/portal/hipay/808148808?order=ORD20059&amount=474.10&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000008","order":"ORD20059","issued_at":"2026-11-28T07:49:25.955+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":1,"restock":true,"net":"132.50","taxes":[{"name":"TVA","rate":"0.20","base":"132.50","amount":"26.50","explanation":{"rule":"rest","charged":"26.50","given":"0.00"}}],"gross":"159.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"159.00","given":"0.00","withheld":"0.00"}},{"line":"2","quantity":8,"restock":true,"net":"219.33","taxes":[{"name":"TVA","rate":"0.20","base":"219.33","amount":"43.87","explanation":{"rule":"rest","charged":"43.87","given":"0.00"}}],"gross":"263.20","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"263.20","given":"0.00","withheld":"0.00"}}],"shipping":[{"id":"s1","net":"10.75","taxes":[{"name":"TVA","rate":"0.20","base":"10.75","amount":"2.15","explanation":{"rule":"rest","charged":"2.15","given":"0.00"}}],"gross":"12.90","remaining":"0.00","explanation":{"rule":"value","typed":"12.90","basis":"gross","left":"12.90"}},{"id":"s2","net":"32.50","taxes":[{"name":"TVA","rate":"0.20","base":"32.50","amount":"6.50","explanation":{"rule":"rest","charged":"6.50","given":"0.00"}}],"gross":"39.00","remaining":"0.00","explanation":{"rule":"value","typed":"39.00","basis":"gross","left":"39.00"}}],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"395.08","amount":"79.02","explanation":{"lines":"70.37","shipping":"8.65","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"395.08","tax":"79.02","total":"474.10","explanation":{"lines":"422.20","shipping":"51.90","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"474.10","explanation":{"rule":"proportional","total":"474.10","left":"474.10","all_left":"474.10"}}],"remaining_after":{"charged":"474.10","credited":"474.10","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}],"cancellation_note":"AV-2026-000008","credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000006','agent-3','857fd1e9433fa897d5bc42c61999c8edb2af1fbead8c7aa9bf0e3a2626ac0413','settle_refund_task','ORD20059',1795848565965000,7,'{"number":"ORD20059","placed_at":"2026-11-26T22:01:13Z","currency":"EUR","prices_include_tax":true,"logistic_status":"cancelled","customer":{"name":"Jeanne Étchegaray","email":"jeanne.etchegaray41@boite.example","phone":"+33 6 39 98 58 76","locale":"fr-FR"},"lines":[{"id":"1","sku":"MEU-ETA-05","title":"Étagère échelle, 5 niveaux","quantity":1,"unit_price":"159.00","total":"159.00","taxes":[{"name":"TVA","rate":"0.20","amount":"26.50"}]},{"id":"2","sku":"LIN-BAI-70","title":"Drap de bain éponge, 70 × 140 cm","quantity":8,"unit_price":"32.90","total":"263.20","taxes":[{"name":"TVA","rate":"0.20","amount":"43.87"}]}],"shipping":[{"id":"s1","title":"Chronopost 13","total":"12.90","taxes":[{"name":"TVA","rate":"0.20","amount":"2.15"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"808148808","captured":"474.10","captured_at":"2026-11-26T22:01:32Z"}],"version":7,"payment_state":"refunded","amounts":{"gross":"474.10","captured":"474.10","refunded":"474.10","pending":"0.00","refundable":"0.00","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:25.965Z"},"cancellation":{"step":"message_ready","contact_channel":"phone"},"not_cancellable":"already_cancelled","allowed_actions":["close","settle_mail","revise_refund"],"refund_tasks":[{"id":"ORD20059-R1","order":"ORD20059","credit_note":"AV-2026-000008","payment":"p1","provider":"hipay","transaction":"808148808","amount":"474.10","means":"original","state":"done","reference":"RF-1001","at":"2026-11-28T06:49:25.965Z","created_at":"2026-11-28T06:49:25.955Z","portal_url":"/demo/portal/hipay/808148808?order=ORD20059&amount=474.10&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000008","order":"ORD20059","issued_at":"2026-11-28T07:49:25.955+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":1,"restock":true,"net":"132.50","taxes":[{"name":"TVA","rate":"0.20","base":"132.50","amount":"26.50","explanation":{"rule":"rest","charged":"26.50","given":"0.00"}}],"gross":"159.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"159.00","given":"0.00","withheld":"0.00"}},{"line":"2","quantity":8,"restock":true,"net":"219.33","taxes":[{"name":"TVA","rate":"0.20","base":"219.33","amount":"43.87","explanation":{"rule":"rest","charged":"43.87","given":"0.00"}}],"gross":"263.20","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"263.20","given":"0.00","withheld":"0.00"}}],"shipping":[{"id":"s1","net":"10.75","taxes":[{"name":"TVA","rate":"0.20","base":"10.75","amount":"2.15","explanation":{"rule":"rest","charged":"2.15","given":"0.00"}}],"gross":"12.90","remaining":"0.00","explanation":{"rule":"value","typed":"12.90","basis":"gross","left":"12.90"}},{"id":"s2","net":"32.50","taxes":[{"name":"TVA","rate":"0.20","base":"32.50","amount":"6.50","explanation":{"rule":"rest","charged":"6.50","given":"0.00"}}],"gross":"39.00","remaining":"0.00","explanation":{"rule":"value","typed":"39.00","basis":"gross","left":"39.00"}}],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"395.08","amount":"79.02","explanation":{"lines":"70.37","shipping":"8.65","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"395.08","tax":"79.02","total":"474.10","explanation":{"lines":"422.20","shipping":"51.90","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"474.10","explanation":{"rule":"proportional","total":"474.10","left":"474.10","all_left":"474.10"}}],"remaining_after":{"charged":"474.10","credited":"474.10","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}],"cancellation_note":"AV-2026-000008","credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000007','agent-3','32e7ac7e1eba9dbac30921ef82a89b6ab5ce0809894463dc5df8a67be198eadd','settle_mail','ORD20059',1795848565970000,8,'{"number":"ORD20059","placed_at":"2026-11-26T22:01:13Z","currency":"EUR","prices_include_tax":true,"logistic_status":"cancelled","customer":{"name":"Jeanne Étchegaray","email":"jeanne.etchegaray41@boite.example","phone":"+33 6 39 98 58 76","locale":"fr-FR"},"lines":[{"id":"1","sku":"MEU-ETA-05","title":"Étagère échelle, 5 niveaux","quantity":1,"unit_price":"159.00","total":"159.00","taxes":[{"name":"TVA","rate":"0.20","amount":"26.50"}]},{"id":"2","sku":"LIN-BAI-70","title":"Drap de bain éponge, 70 × 140 cm","quantity":8,"unit_price":"32.90","total":"263.20","taxes":[{"name":"TVA","rate":"0.20","amount":"43.87"}]}],"shipping":[{"id":"s1","title":"Chronopost 13","total":"12.90","taxes":[{"name":"TVA","rate":"0.20","amount":"2.15"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"808148808","captured":"474.10","captured_at":"2026-11-26T22:01:32Z"}],"version":8,"payment_state":"refunded","amounts":{"gross":"474.10","captured":"474.10","refunded":"474.10","pending":"0.00","refundable":"0.00","overpayment":"0.00"},"lease":null,"cancellation":{"step":"finished","contact_channel":"phone","mail":"sent"},"not_cancellable":"already_cancelled","allowed_actions":["open","revise_refund"],"refund_tasks":[{"id":"ORD20059-R1","order":"ORD20059","credit_note":"AV-2026-000008","payment":"p1","provider":"hipay","transaction":"808148808","amount":"474.10","means":"original","state":"done","reference":"RF-1001","at":"2026-11-28T06:49:25.965Z","created_at":"2026-11-28T06:49:25.955Z","portal_url":"/demo/portal/hipay/808148808?order=ORD20059&amount=474.10&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000008","order":"ORD20059","issued_at":"2026-11-28T07:49:25.955+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":1,"restock":true,"net":"132.50","taxes":[{"name":"TVA","rate":"0.20","base":"132.50","amount":"26.50","explanation":{"rule":"rest","charged":"26.50","given":"0.00"}}],"gross":"159.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"159.00","given":"0.00","withheld":"0.00"}},{"line":"2","quantity":8,"restock":true,"net":"219.33","taxes":[{"name":"TVA","rate":"0.20","base":"219.33","amount":"43.87","explanation":{"rule":"rest","charged":"43.87","given":"0.00"}}],"gross":"263.20","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"263.20","given":"0.00","withheld":"0.00"}}],"shipping":[{"id":"s1","net":"10.75","taxes":[{"name":"TVA","rate":"0.20","base":"10.75","amount":"2.15","explanation":{"rule":"rest","charged":"2.15","given":"0.00"}}],"gross":"12.90","remaining":"0.00","explanation":{"rule":"value","typed":"12.90","basis":"gross","left":"12.90"}},{"id":"s2","net":"32.50","taxes":[{"name":"TVA","rate":"0.20","base":"32.50","amount":"6.50","explanation":{"rule":"rest","charged":"6.50","given":"0.00"}}],"gross":"39.00","remaining":"0.00","explanation":{"rule":"value","typed":"39.00","basis":"gross","left":"39.00"}}],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"395.08","amount":"79.02","explanation":{"lines":"70.37","shipping":"8.65","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"395.08","tax":"79.02","total":"474.10","explanation":{"lines":"422.20","shipping":"51.90","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"474.10","explanation":{"rule":"proportional","total":"474.10","left":"474.10","all_left":"474.10"}}],"remaining_after":{"charged":"474.10","credited":"474.10","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}],"cancellation_note":"AV-2026-000008","credits_gift_cards":false,"returns":[],"messages":[{"to":"jeanne.etchegaray41@boite.example","subject":"Annulation de votre commande ORD20059","body":"Bonjour Jeanne Étchegaray,\n\nNous avons bien annulé votre commande ORD20059. Nous vous avons remboursé 474,10 € :\n\n- 474,10 € sur votre moyen de paiement (HiPay)\n\nSelon votre banque, le remboursement apparaît sur votre compte sous 3 à 10 jours ouvrés.\n\nBien cordialement,\nLe service client Maison Lumen","sent_at":"2026-11-28T06:49:25.97Z","sent_by":"Awa Diallo"}]}');
INSERT INTO "operations" VALUES('release-0001-000008','agent-3','cec408ec0e7e3dda883880ca0fcbc20fb2455e4ffe574d42438eb6a36ef2b895','open_modification','ORD20039',1795848565978000,2,'{"number":"ORD20039","placed_at":"2026-11-07T09:18:43Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Yasmine Schmitt","email":"yasmine.schmitt49@maison.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-FLU-18","title":"Flûte à champagne Ondine, 18 cl","quantity":4,"unit_price":"13.50","total":"43.20","taxes":[{"name":"TVA","rate":"0.20","amount":"7.20"}]},{"id":"2","sku":"MAI-HOR-35","title":"Horloge murale Midi, Ø 35 cm","quantity":1,"unit_price":"69.00","total":"48.30","taxes":[{"name":"TVA","rate":"0.20","amount":"8.05"}]},{"id":"3","sku":"MAI-BOU-30","title":"Bougie parfumée Feu de bois, 300 g","quantity":4,"unit_price":"38.50","total":"154.00","taxes":[{"name":"TVA","rate":"0.20","amount":"25.67"}]},{"id":"4","sku":"LUM-ARC-01","title":"Lampadaire Arche, marbre de Carrare","quantity":1,"unit_price":"459.00","total":"459.00","taxes":[{"name":"TVA","rate":"0.20","amount":"76.50"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","captured":"743.50","captured_at":"2026-11-07T09:19:43Z"}],"version":2,"payment_state":"paid","amounts":{"gross":"743.50","captured":"743.50","refunded":"0.00","pending":"0.00","refundable":"743.50","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:25.978Z"},"cancellation":{"step":"idle"},"not_cancellable":null,"allowed_actions":["close","check","credit"],"refund_tasks":[],"credit_notes":[],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000009','agent-3','51eb195eb32101e10844489bf773cde16ba9f2cfb696ebfab92d060980569069','check_cancellation','ORD20039',1795848565982000,3,'{"number":"ORD20039","placed_at":"2026-11-07T09:18:43Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Yasmine Schmitt","email":"yasmine.schmitt49@maison.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-FLU-18","title":"Flûte à champagne Ondine, 18 cl","quantity":4,"unit_price":"13.50","total":"43.20","taxes":[{"name":"TVA","rate":"0.20","amount":"7.20"}]},{"id":"2","sku":"MAI-HOR-35","title":"Horloge murale Midi, Ø 35 cm","quantity":1,"unit_price":"69.00","total":"48.30","taxes":[{"name":"TVA","rate":"0.20","amount":"8.05"}]},{"id":"3","sku":"MAI-BOU-30","title":"Bougie parfumée Feu de bois, 300 g","quantity":4,"unit_price":"38.50","total":"154.00","taxes":[{"name":"TVA","rate":"0.20","amount":"25.67"}]},{"id":"4","sku":"LUM-ARC-01","title":"Lampadaire Arche, marbre de Carrare","quantity":1,"unit_price":"459.00","total":"459.00","taxes":[{"name":"TVA","rate":"0.20","amount":"76.50"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","captured":"743.50","captured_at":"2026-11-07T09:19:43Z"}],"version":3,"payment_state":"paid","amounts":{"gross":"743.50","captured":"743.50","refunded":"0.00","pending":"0.00","refundable":"743.50","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:25.982Z"},"cancellation":{"step":"cancellable"},"not_cancellable":null,"allowed_actions":["close","confirm","credit"],"refund_tasks":[],"credit_notes":[],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000010','agent-3','c22a325082ef9568af27aa9c8712a7e27d95c0b64b5b05ba5a4f41536dad093d','confirm_cancellation','ORD20039',1795848565985000,4,'{"number":"ORD20039","placed_at":"2026-11-07T09:18:43Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Yasmine Schmitt","email":"yasmine.schmitt49@maison.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-FLU-18","title":"Flûte à champagne Ondine, 18 cl","quantity":4,"unit_price":"13.50","total":"43.20","taxes":[{"name":"TVA","rate":"0.20","amount":"7.20"}]},{"id":"2","sku":"MAI-HOR-35","title":"Horloge murale Midi, Ø 35 cm","quantity":1,"unit_price":"69.00","total":"48.30","taxes":[{"name":"TVA","rate":"0.20","amount":"8.05"}]},{"id":"3","sku":"MAI-BOU-30","title":"Bougie parfumée Feu de bois, 300 g","quantity":4,"unit_price":"38.50","total":"154.00","taxes":[{"name":"TVA","rate":"0.20","amount":"25.67"}]},{"id":"4","sku":"LUM-ARC-01","title":"Lampadaire Arche, marbre de Carrare","quantity":1,"unit_price":"459.00","total":"459.00","taxes":[{"name":"TVA","rate":"0.20","amount":"76.50"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","captured":"743.50","captured_at":"2026-11-07T09:19:43Z"}],"version":4,"payment_state":"paid","amounts":{"gross":"743.50","captured":"743.50","refunded":"0.00","pending":"0.00","refundable":"743.50","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:25.985Z"},"cancellation":{"step":"confirmed"},"not_cancellable":null,"allowed_actions":["close","request","credit"],"refund_tasks":[],"credit_notes":[],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000011','agent-3','ad5d4f10bb4c0ef62524ebac561b99b9c07113ba6c9e5246fc7d0cc1c1d70093','request_cancellation','ORD20039',1795848565989000,5,'{"number":"ORD20039","placed_at":"2026-11-07T09:18:43Z","currency":"EUR","prices_include_tax":true,"logistic_status":"cancelled","customer":{"name":"Yasmine Schmitt","email":"yasmine.schmitt49@maison.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-FLU-18","title":"Flûte à champagne Ondine, 18 cl","quantity":4,"unit_price":"13.50","total":"43.20","taxes":[{"name":"TVA","rate":"0.20","amount":"7.20"}]},{"id":"2","sku":"MAI-HOR-35","title":"Horloge murale Midi, Ø 35 cm","quantity":1,"unit_price":"69.00","total":"48.30","taxes":[{"name":"TVA","rate":"0.20","amount":"8.05"}]},{"id":"3","sku":"MAI-BOU-30","title":"Bougie parfumée Feu de bois, 300 g","quantity":4,"unit_price":"38.50","total":"154.00","taxes":[{"name":"TVA","rate":"0.20","amount":"25.67"}]},{"id":"4","sku":"LUM-ARC-01","title":"Lampadaire Arche, marbre de Carrare","quantity":1,"unit_price":"459.00","total":"459.00","taxes":[{"name":"TVA","rate":"0.20","amount":"76.50"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","captured":"743.50","captured_at":"2026-11-07T09:19:43Z"}],"version":5,"payment_state":"refund_pending","amounts":{"gross":"743.50","captured":"743.50","refunded":"0.00","pending":"743.50","refundable":"0.00","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:25.989Z"},"cancellation":{"step":"refunding","contact_channel":"phone"},"not_cancellable":"already_cancelled","allowed_actions":["close","settle_refund"],"refund_tasks":[{"id":"ORD20039-R1","order":"ORD20039","credit_note":"AV-2026-000009","payment":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","amount":"743.50","means":"original","state":"to_do","created_at":"2026-11-28T06:49:25.989Z","portal_url":"/demo/portal/stripe/pi_3SiC8LVSczuMpnT4V9xaeti5?order=ORD20039&amount=743.50&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000009","order":"ORD20039","issued_at":"2026-11-28T07:49:25.989+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":4,"restock":true,"net":"36.00","taxes":[{"name":"TVA","rate":"0.20","base":"36.00","amount":"7.20","explanation":{"rule":"rest","charged":"7.20","given":"0.00"}}],"gross":"43.20","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"43.20","given":"0.00","withheld":"0.00"}},{"line":"2","quantity":1,"restock":true,"net":"40.25","taxes":[{"name":"TVA","rate":"0.20","base":"40.25","amount":"8.05","explanation":{"rule":"rest","charged":"8.05","given":"0.00"}}],"gross":"48.30","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"48.30","given":"0.00","withheld":"0.00"}},{"line":"3","quantity":4,"restock":true,"net":"128.33","taxes":[{"name":"TVA","rate":"0.20","base":"128.33","amount":"25.67","explanation":{"rule":"rest","charged":"25.67","given":"0.00"}}],"gross":"154.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"154.00","given":"0.00","withheld":"0.00"}},{"line":"4","quantity":1,"restock":true,"net":"382.50","taxes":[{"name":"TVA","rate":"0.20","base":"382.50","amount":"76.50","explanation":{"rule":"rest","charged":"76.50","given":"0.00"}}],"gross":"459.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"459.00","given":"0.00","withheld":"0.00"}}],"shipping":[{"id":"s2","net":"32.50","taxes":[{"name":"TVA","rate":"0.20","base":"32.50","amount":"6.50","explanation":{"rule":"rest","charged":"6.50","given":"0.00"}}],"gross":"39.00","remaining":"0.00","explanation":{"rule":"value","typed":"39.00","basis":"gross","left":"39.00"}}],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"619.58","amount":"123.92","explanation":{"lines":"117.42","shipping":"6.50","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"619.58","tax":"123.92","total":"743.50","explanation":{"lines":"704.50","shipping":"39.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"743.50","explanation":{"rule":"proportional","total":"743.50","left":"743.50","all_left":"743.50"}}],"remaining_after":{"charged":"743.50","credited":"743.50","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}],"cancellation_note":"AV-2026-000009","credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000012','agent-3','f36f3be85ecb84632e828f1729b9142f572bee9ff279aa8258b75e0d5f679309','open_refund_task','ORD20039',1795848565995000,6,'{"number":"ORD20039","placed_at":"2026-11-07T09:18:43Z","currency":"EUR","prices_include_tax":true,"logistic_status":"cancelled","customer":{"name":"Yasmine Schmitt","email":"yasmine.schmitt49@maison.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-FLU-18","title":"Flûte à champagne Ondine, 18 cl","quantity":4,"unit_price":"13.50","total":"43.20","taxes":[{"name":"TVA","rate":"0.20","amount":"7.20"}]},{"id":"2","sku":"MAI-HOR-35","title":"Horloge murale Midi, Ø 35 cm","quantity":1,"unit_price":"69.00","total":"48.30","taxes":[{"name":"TVA","rate":"0.20","amount":"8.05"}]},{"id":"3","sku":"MAI-BOU-30","title":"Bougie parfumée Feu de bois, 300 g","quantity":4,"unit_price":"38.50","total":"154.00","taxes":[{"name":"TVA","rate":"0.20","amount":"25.67"}]},{"id":"4","sku":"LUM-ARC-01","title":"Lampadaire Arche, marbre de Carrare","quantity":1,"unit_price":"459.00","total":"459.00","taxes":[{"name":"TVA","rate":"0.20","amount":"76.50"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","captured":"743.50","captured_at":"2026-11-07T09:19:43Z"}],"version":6,"payment_state":"refund_pending","amounts":{"gross":"743.50","captured":"743.50","refunded":"0.00","pending":"743.50","refundable":"0.00","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:25.995Z"},"cancellation":{"step":"refunding","contact_channel":"phone"},"not_cancellable":"already_cancelled","allowed_actions":["close","settle_refund"],"refund_tasks":[{"id":"ORD20039-R1","order":"ORD20039","credit_note":"AV-2026-000009","payment":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","amount":"743.50","means":"original","state":"opened","at":"2026-11-28T06:49:25.995Z","by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"created_at":"2026-11-28T06:49:25.989Z","portal_url":"/demo/portal/stripe/pi_3SiC8LVSczuMpnT4V9xaeti5?order=ORD20039&amount=743.50&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000009","order":"ORD20039","issued_at":"2026-11-28T07:49:25.989+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":4,"restock":true,"net":"36.00","taxes":[{"name":"TVA","rate":"0.20","base":"36.00","amount":"7.20","explanation":{"rule":"rest","charged":"7.20","given":"0.00"}}],"gross":"43.20","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"43.20","given":"0.00","withheld":"0.00"}},{"line":"2","quantity":1,"restock":true,"net":"40.25","taxes":[{"name":"TVA","rate":"0.20","base":"40.25","amount":"8.05","explanation":{"rule":"rest","charged":"8.05","given":"0.00"}}],"gross":"48.30","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"48.30","given":"0.00","withheld":"0.00"}},{"line":"3","quantity":4,"restock":true,"net":"128.33","taxes":[{"name":"TVA","rate":"0.20","base":"128.33","amount":"25.67","explanation":{"rule":"rest","charged":"25.67","given":"0.00"}}],"gross":"154.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"154.00","given":"0.00","withheld":"0.00"}},{"line":"4","quantity":1,"restock":true,"net":"382.50","taxes":[{"name":"TVA","rate":"0.20","base":"382.50","amount":"76.50","explanation":{"rule":"rest","charged":"76.50","given":"0.00"}}],"gross":"459.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"459.00","given":"0.00","withheld":"0.00"}}],"shipping":[{"id":"s2","net":"32.50","taxes":[{"name":"TVA","rate":"0.20","base":"32.50","amount":"6.50","explanation":{"rule":"rest","charged":"6.50","given":"0.00"}}],"gross":"39.00","remaining":"0.00","explanation":{"rule":"value","typed":"39.00","basis":"gross","left":"39.00"}}],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"619.58","amount":"123.92","explanation":{"lines":"117.42","shipping":"6.50","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"619.58","tax":"123.92","total":"743.50","explanation":{"lines":"704.50","shipping":"39.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"743.50","explanation":{"rule":"proportional","total":"743.50","left":"743.50","all_left":"743.50"}}],"remaining_after":{"charged":"743.50","credited":"743.50","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}],"cancellation_note":"AV-2026-000009","credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000013','agent-3','990669b97204b91178a3ce227c97f69063185ea481fa27764a964e680cf6e8f5','settle_refund_task','ORD20039',1795848565999000,7,'{"number":"ORD20039","placed_at":"2026-11-07T09:18:43Z","currency":"EUR","prices_include_tax":true,"logistic_status":"cancelled","customer":{"name":"Yasmine Schmitt","email":"yasmine.schmitt49@maison.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-FLU-18","title":"Flûte à champagne Ondine, 18 cl","quantity":4,"unit_price":"13.50","total":"43.20","taxes":[{"name":"TVA","rate":"0.20","amount":"7.20"}]},{"id":"2","sku":"MAI-HOR-35","title":"Horloge murale Midi, Ø 35 cm","quantity":1,"unit_price":"69.00","total":"48.30","taxes":[{"name":"TVA","rate":"0.20","amount":"8.05"}]},{"id":"3","sku":"MAI-BOU-30","title":"Bougie parfumée Feu de bois, 300 g","quantity":4,"unit_price":"38.50","total":"154.00","taxes":[{"name":"TVA","rate":"0.20","amount":"25.67"}]},{"id":"4","sku":"LUM-ARC-01","title":"Lampadaire Arche, marbre de Carrare","quantity":1,"unit_price":"459.00","total":"459.00","taxes":[{"name":"TVA","rate":"0.20","amount":"76.50"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","captured":"743.50","captured_at":"2026-11-07T09:19:43Z"}],"version":7,"payment_state":"refund_pending","amounts":{"gross":"743.50","captured":"743.50","refunded":"0.00","pending":"743.50","refundable":"0.00","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:25.999Z"},"cancellation":{"step":"refunding","contact_channel":"phone"},"not_cancellable":"already_cancelled","allowed_actions":["close","settle_refund"],"refund_tasks":[{"id":"ORD20039-R1","order":"ORD20039","credit_note":"AV-2026-000009","payment":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","amount":"743.50","means":"original","state":"impossible","reason":"too_old","replaced_by":"ORD20039-R2","at":"2026-11-28T06:49:25.999Z","created_at":"2026-11-28T06:49:25.989Z","portal_url":"/demo/portal/stripe/pi_3SiC8LVSczuMpnT4V9xaeti5?order=ORD20039&amount=743.50&currency=EUR"},{"id":"ORD20039-R2","order":"ORD20039","credit_note":"AV-2026-000009","payment":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","amount":"743.50","means":{"alternative":"cheque"},"state":"to_do","created_at":"2026-11-28T06:49:25.999Z","portal_url":null}],"credit_notes":[{"number":"AV-2026-000009","order":"ORD20039","issued_at":"2026-11-28T07:49:25.989+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":4,"restock":true,"net":"36.00","taxes":[{"name":"TVA","rate":"0.20","base":"36.00","amount":"7.20","explanation":{"rule":"rest","charged":"7.20","given":"0.00"}}],"gross":"43.20","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"43.20","given":"0.00","withheld":"0.00"}},{"line":"2","quantity":1,"restock":true,"net":"40.25","taxes":[{"name":"TVA","rate":"0.20","base":"40.25","amount":"8.05","explanation":{"rule":"rest","charged":"8.05","given":"0.00"}}],"gross":"48.30","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"48.30","given":"0.00","withheld":"0.00"}},{"line":"3","quantity":4,"restock":true,"net":"128.33","taxes":[{"name":"TVA","rate":"0.20","base":"128.33","amount":"25.67","explanation":{"rule":"rest","charged":"25.67","given":"0.00"}}],"gross":"154.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"154.00","given":"0.00","withheld":"0.00"}},{"line":"4","quantity":1,"restock":true,"net":"382.50","taxes":[{"name":"TVA","rate":"0.20","base":"382.50","amount":"76.50","explanation":{"rule":"rest","charged":"76.50","given":"0.00"}}],"gross":"459.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"459.00","given":"0.00","withheld":"0.00"}}],"shipping":[{"id":"s2","net":"32.50","taxes":[{"name":"TVA","rate":"0.20","base":"32.50","amount":"6.50","explanation":{"rule":"rest","charged":"6.50","given":"0.00"}}],"gross":"39.00","remaining":"0.00","explanation":{"rule":"value","typed":"39.00","basis":"gross","left":"39.00"}}],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"619.58","amount":"123.92","explanation":{"lines":"117.42","shipping":"6.50","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"619.58","tax":"123.92","total":"743.50","explanation":{"lines":"704.50","shipping":"39.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"743.50","explanation":{"rule":"proportional","total":"743.50","left":"743.50","all_left":"743.50"}}],"remaining_after":{"charged":"743.50","credited":"743.50","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}],"cancellation_note":"AV-2026-000009","credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000014','agent-3','6bbf29e768ba41576452dfb014da3f1cb3618a2fb0f24ed56804c05e1a0d458c','open_refund_task','ORD20039',1795848566004000,8,'{"number":"ORD20039","placed_at":"2026-11-07T09:18:43Z","currency":"EUR","prices_include_tax":true,"logistic_status":"cancelled","customer":{"name":"Yasmine Schmitt","email":"yasmine.schmitt49@maison.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-FLU-18","title":"Flûte à champagne Ondine, 18 cl","quantity":4,"unit_price":"13.50","total":"43.20","taxes":[{"name":"TVA","rate":"0.20","amount":"7.20"}]},{"id":"2","sku":"MAI-HOR-35","title":"Horloge murale Midi, Ø 35 cm","quantity":1,"unit_price":"69.00","total":"48.30","taxes":[{"name":"TVA","rate":"0.20","amount":"8.05"}]},{"id":"3","sku":"MAI-BOU-30","title":"Bougie parfumée Feu de bois, 300 g","quantity":4,"unit_price":"38.50","total":"154.00","taxes":[{"name":"TVA","rate":"0.20","amount":"25.67"}]},{"id":"4","sku":"LUM-ARC-01","title":"Lampadaire Arche, marbre de Carrare","quantity":1,"unit_price":"459.00","total":"459.00","taxes":[{"name":"TVA","rate":"0.20","amount":"76.50"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","captured":"743.50","captured_at":"2026-11-07T09:19:43Z"}],"version":8,"payment_state":"refund_pending","amounts":{"gross":"743.50","captured":"743.50","refunded":"0.00","pending":"743.50","refundable":"0.00","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.004Z"},"cancellation":{"step":"refunding","contact_channel":"phone"},"not_cancellable":"already_cancelled","allowed_actions":["close","settle_refund"],"refund_tasks":[{"id":"ORD20039-R1","order":"ORD20039","credit_note":"AV-2026-000009","payment":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","amount":"743.50","means":"original","state":"impossible","reason":"too_old","replaced_by":"ORD20039-R2","at":"2026-11-28T06:49:25.999Z","created_at":"2026-11-28T06:49:25.989Z","portal_url":"/demo/portal/stripe/pi_3SiC8LVSczuMpnT4V9xaeti5?order=ORD20039&amount=743.50&currency=EUR"},{"id":"ORD20039-R2","order":"ORD20039","credit_note":"AV-2026-000009","payment":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","amount":"743.50","means":{"alternative":"cheque"},"state":"opened","at":"2026-11-28T06:49:26.004Z","by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"created_at":"2026-11-28T06:49:25.999Z","portal_url":null}],"credit_notes":[{"number":"AV-2026-000009","order":"ORD20039","issued_at":"2026-11-28T07:49:25.989+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":4,"restock":true,"net":"36.00","taxes":[{"name":"TVA","rate":"0.20","base":"36.00","amount":"7.20","explanation":{"rule":"rest","charged":"7.20","given":"0.00"}}],"gross":"43.20","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"43.20","given":"0.00","withheld":"0.00"}},{"line":"2","quantity":1,"restock":true,"net":"40.25","taxes":[{"name":"TVA","rate":"0.20","base":"40.25","amount":"8.05","explanation":{"rule":"rest","charged":"8.05","given":"0.00"}}],"gross":"48.30","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"48.30","given":"0.00","withheld":"0.00"}},{"line":"3","quantity":4,"restock":true,"net":"128.33","taxes":[{"name":"TVA","rate":"0.20","base":"128.33","amount":"25.67","explanation":{"rule":"rest","charged":"25.67","given":"0.00"}}],"gross":"154.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"154.00","given":"0.00","withheld":"0.00"}},{"line":"4","quantity":1,"restock":true,"net":"382.50","taxes":[{"name":"TVA","rate":"0.20","base":"382.50","amount":"76.50","explanation":{"rule":"rest","charged":"76.50","given":"0.00"}}],"gross":"459.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"459.00","given":"0.00","withheld":"0.00"}}],"shipping":[{"id":"s2","net":"32.50","taxes":[{"name":"TVA","rate":"0.20","base":"32.50","amount":"6.50","explanation":{"rule":"rest","charged":"6.50","given":"0.00"}}],"gross":"39.00","remaining":"0.00","explanation":{"rule":"value","typed":"39.00","basis":"gross","left":"39.00"}}],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"619.58","amount":"123.92","explanation":{"lines":"117.42","shipping":"6.50","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"619.58","tax":"123.92","total":"743.50","explanation":{"lines":"704.50","shipping":"39.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"743.50","explanation":{"rule":"proportional","total":"743.50","left":"743.50","all_left":"743.50"}}],"remaining_after":{"charged":"743.50","credited":"743.50","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}],"cancellation_note":"AV-2026-000009","credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000015','agent-3','d0ed2980fb39509a81e61b6defa9a94700315a76bea14be4f4be6f7107dccc5c','settle_refund_task','ORD20039',1795848566009000,9,'{"number":"ORD20039","placed_at":"2026-11-07T09:18:43Z","currency":"EUR","prices_include_tax":true,"logistic_status":"cancelled","customer":{"name":"Yasmine Schmitt","email":"yasmine.schmitt49@maison.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-FLU-18","title":"Flûte à champagne Ondine, 18 cl","quantity":4,"unit_price":"13.50","total":"43.20","taxes":[{"name":"TVA","rate":"0.20","amount":"7.20"}]},{"id":"2","sku":"MAI-HOR-35","title":"Horloge murale Midi, Ø 35 cm","quantity":1,"unit_price":"69.00","total":"48.30","taxes":[{"name":"TVA","rate":"0.20","amount":"8.05"}]},{"id":"3","sku":"MAI-BOU-30","title":"Bougie parfumée Feu de bois, 300 g","quantity":4,"unit_price":"38.50","total":"154.00","taxes":[{"name":"TVA","rate":"0.20","amount":"25.67"}]},{"id":"4","sku":"LUM-ARC-01","title":"Lampadaire Arche, marbre de Carrare","quantity":1,"unit_price":"459.00","total":"459.00","taxes":[{"name":"TVA","rate":"0.20","amount":"76.50"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","captured":"743.50","captured_at":"2026-11-07T09:19:43Z"}],"version":9,"payment_state":"refunded","amounts":{"gross":"743.50","captured":"743.50","refunded":"743.50","pending":"0.00","refundable":"0.00","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.009Z"},"cancellation":{"step":"message_ready","contact_channel":"phone"},"not_cancellable":"already_cancelled","allowed_actions":["close","settle_mail","revise_refund"],"refund_tasks":[{"id":"ORD20039-R1","order":"ORD20039","credit_note":"AV-2026-000009","payment":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","amount":"743.50","means":"original","state":"impossible","reason":"too_old","replaced_by":"ORD20039-R2","at":"2026-11-28T06:49:25.999Z","created_at":"2026-11-28T06:49:25.989Z","portal_url":"/demo/portal/stripe/pi_3SiC8LVSczuMpnT4V9xaeti5?order=ORD20039&amount=743.50&currency=EUR"},{"id":"ORD20039-R2","order":"ORD20039","credit_note":"AV-2026-000009","payment":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","amount":"743.50","means":{"alternative":"cheque"},"state":"done","reference":"CHQ-77","at":"2026-11-28T06:49:26.009Z","created_at":"2026-11-28T06:49:25.999Z","portal_url":null}],"credit_notes":[{"number":"AV-2026-000009","order":"ORD20039","issued_at":"2026-11-28T07:49:25.989+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":4,"restock":true,"net":"36.00","taxes":[{"name":"TVA","rate":"0.20","base":"36.00","amount":"7.20","explanation":{"rule":"rest","charged":"7.20","given":"0.00"}}],"gross":"43.20","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"43.20","given":"0.00","withheld":"0.00"}},{"line":"2","quantity":1,"restock":true,"net":"40.25","taxes":[{"name":"TVA","rate":"0.20","base":"40.25","amount":"8.05","explanation":{"rule":"rest","charged":"8.05","given":"0.00"}}],"gross":"48.30","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"48.30","given":"0.00","withheld":"0.00"}},{"line":"3","quantity":4,"restock":true,"net":"128.33","taxes":[{"name":"TVA","rate":"0.20","base":"128.33","amount":"25.67","explanation":{"rule":"rest","charged":"25.67","given":"0.00"}}],"gross":"154.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"154.00","given":"0.00","withheld":"0.00"}},{"line":"4","quantity":1,"restock":true,"net":"382.50","taxes":[{"name":"TVA","rate":"0.20","base":"382.50","amount":"76.50","explanation":{"rule":"rest","charged":"76.50","given":"0.00"}}],"gross":"459.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"459.00","given":"0.00","withheld":"0.00"}}],"shipping":[{"id":"s2","net":"32.50","taxes":[{"name":"TVA","rate":"0.20","base":"32.50","amount":"6.50","explanation":{"rule":"rest","charged":"6.50","given":"0.00"}}],"gross":"39.00","remaining":"0.00","explanation":{"rule":"value","typed":"39.00","basis":"gross","left":"39.00"}}],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"619.58","amount":"123.92","explanation":{"lines":"117.42","shipping":"6.50","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"619.58","tax":"123.92","total":"743.50","explanation":{"lines":"704.50","shipping":"39.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"743.50","explanation":{"rule":"proportional","total":"743.50","left":"743.50","all_left":"743.50"}}],"remaining_after":{"charged":"743.50","credited":"743.50","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}],"cancellation_note":"AV-2026-000009","credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000016','agent-3','4baa04969bff179e781fe1a9bebcf9953f9da8cbab32512de5b19536719e5831','settle_mail','ORD20039',1795848566013000,10,'{"number":"ORD20039","placed_at":"2026-11-07T09:18:43Z","currency":"EUR","prices_include_tax":true,"logistic_status":"cancelled","customer":{"name":"Yasmine Schmitt","email":"yasmine.schmitt49@maison.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-FLU-18","title":"Flûte à champagne Ondine, 18 cl","quantity":4,"unit_price":"13.50","total":"43.20","taxes":[{"name":"TVA","rate":"0.20","amount":"7.20"}]},{"id":"2","sku":"MAI-HOR-35","title":"Horloge murale Midi, Ø 35 cm","quantity":1,"unit_price":"69.00","total":"48.30","taxes":[{"name":"TVA","rate":"0.20","amount":"8.05"}]},{"id":"3","sku":"MAI-BOU-30","title":"Bougie parfumée Feu de bois, 300 g","quantity":4,"unit_price":"38.50","total":"154.00","taxes":[{"name":"TVA","rate":"0.20","amount":"25.67"}]},{"id":"4","sku":"LUM-ARC-01","title":"Lampadaire Arche, marbre de Carrare","quantity":1,"unit_price":"459.00","total":"459.00","taxes":[{"name":"TVA","rate":"0.20","amount":"76.50"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","captured":"743.50","captured_at":"2026-11-07T09:19:43Z"}],"version":10,"payment_state":"refunded","amounts":{"gross":"743.50","captured":"743.50","refunded":"743.50","pending":"0.00","refundable":"0.00","overpayment":"0.00"},"lease":null,"cancellation":{"step":"finished","contact_channel":"phone","mail":"skipped","reason":"La cliente a été prévenue au téléphone"},"not_cancellable":"already_cancelled","allowed_actions":["open","revise_refund"],"refund_tasks":[{"id":"ORD20039-R1","order":"ORD20039","credit_note":"AV-2026-000009","payment":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","amount":"743.50","means":"original","state":"impossible","reason":"too_old","replaced_by":"ORD20039-R2","at":"2026-11-28T06:49:25.999Z","created_at":"2026-11-28T06:49:25.989Z","portal_url":"/demo/portal/stripe/pi_3SiC8LVSczuMpnT4V9xaeti5?order=ORD20039&amount=743.50&currency=EUR"},{"id":"ORD20039-R2","order":"ORD20039","credit_note":"AV-2026-000009","payment":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","amount":"743.50","means":{"alternative":"cheque"},"state":"done","reference":"CHQ-77","at":"2026-11-28T06:49:26.009Z","created_at":"2026-11-28T06:49:25.999Z","portal_url":null}],"credit_notes":[{"number":"AV-2026-000009","order":"ORD20039","issued_at":"2026-11-28T07:49:25.989+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":4,"restock":true,"net":"36.00","taxes":[{"name":"TVA","rate":"0.20","base":"36.00","amount":"7.20","explanation":{"rule":"rest","charged":"7.20","given":"0.00"}}],"gross":"43.20","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"43.20","given":"0.00","withheld":"0.00"}},{"line":"2","quantity":1,"restock":true,"net":"40.25","taxes":[{"name":"TVA","rate":"0.20","base":"40.25","amount":"8.05","explanation":{"rule":"rest","charged":"8.05","given":"0.00"}}],"gross":"48.30","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"48.30","given":"0.00","withheld":"0.00"}},{"line":"3","quantity":4,"restock":true,"net":"128.33","taxes":[{"name":"TVA","rate":"0.20","base":"128.33","amount":"25.67","explanation":{"rule":"rest","charged":"25.67","given":"0.00"}}],"gross":"154.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"154.00","given":"0.00","withheld":"0.00"}},{"line":"4","quantity":1,"restock":true,"net":"382.50","taxes":[{"name":"TVA","rate":"0.20","base":"382.50","amount":"76.50","explanation":{"rule":"rest","charged":"76.50","given":"0.00"}}],"gross":"459.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"459.00","given":"0.00","withheld":"0.00"}}],"shipping":[{"id":"s2","net":"32.50","taxes":[{"name":"TVA","rate":"0.20","base":"32.50","amount":"6.50","explanation":{"rule":"rest","charged":"6.50","given":"0.00"}}],"gross":"39.00","remaining":"0.00","explanation":{"rule":"value","typed":"39.00","basis":"gross","left":"39.00"}}],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"619.58","amount":"123.92","explanation":{"lines":"117.42","shipping":"6.50","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"619.58","tax":"123.92","total":"743.50","explanation":{"lines":"704.50","shipping":"39.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"743.50","explanation":{"rule":"proportional","total":"743.50","left":"743.50","all_left":"743.50"}}],"remaining_after":{"charged":"743.50","credited":"743.50","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}],"cancellation_note":"AV-2026-000009","credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000017','agent-3','fa17b0abb57935086af9b8e3d33c59ee12bae2c4f4d402fb8803be2d767193bf','open_modification','ORD20057',1795848566019000,2,'{"number":"ORD20057","placed_at":"2026-11-24T12:36:53Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Nathalie Da Silva","email":"nathalie.dasilva52@mail.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-CAR-10","title":"Carafe Ondine, 1 l","quantity":1,"unit_price":"34.90","total":"34.90","taxes":[{"name":"TVA","rate":"0.20","amount":"5.82"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"6.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.15"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"800759700","captured":"41.80","captured_at":"2026-11-24T12:37:44Z"}],"version":2,"payment_state":"paid","amounts":{"gross":"41.80","captured":"41.80","refunded":"0.00","pending":"0.00","refundable":"41.80","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.019Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","credit"],"refund_tasks":[],"credit_notes":[],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000018','agent-3','b71661b32b2504f0094299772238c1cbe14f0cfbd8707bbf003b4bb8e9d8be8f','issue_credit_note','ORD20057',1795848566023000,3,'{"number":"ORD20057","placed_at":"2026-11-24T12:36:53Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Nathalie Da Silva","email":"nathalie.dasilva52@mail.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-CAR-10","title":"Carafe Ondine, 1 l","quantity":1,"unit_price":"34.90","total":"34.90","taxes":[{"name":"TVA","rate":"0.20","amount":"5.82"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"6.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.15"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"800759700","captured":"41.80","captured_at":"2026-11-24T12:37:44Z"}],"version":3,"payment_state":"refund_pending","amounts":{"gross":"41.80","captured":"41.80","refunded":"0.00","pending":"5.00","refundable":"36.80","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.023Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","settle_refund","credit","correct_credit_note"],"refund_tasks":[{"id":"ORD20057-R1","order":"ORD20057","credit_note":"AV-2026-000010","payment":"p1","provider":"hipay","transaction":"800759700","amount":"5.00","means":"original","state":"to_do","created_at":"2026-11-28T06:49:26.023Z","portal_url":"/demo/portal/hipay/800759700?order=ORD20057&amount=5.00&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000010","order":"ORD20057","issued_at":"2026-11-28T07:49:26.023+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Article rayé","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"4.17","taxes":[{"name":"TVA","rate":"0.20","base":"4.17","amount":"0.83","explanation":{"rule":"share","charged":"5.82","given":"0.00","before":"0.00","now":"5.00","whole":"34.90","basis":"gross"}}],"gross":"5.00","withheld":"0.00","remaining":{"quantity":1,"net":"24.91","gross":"29.90","withheld":"0.00"},"explanation":{"rule":"value","typed":"5.00","basis":"gross","left":"34.90"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"4.17","amount":"0.83","explanation":{"lines":"0.83","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"4.17","tax":"0.83","total":"5.00","explanation":{"lines":"5.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"5.00","explanation":{"rule":"proportional","total":"5.00","left":"41.80","all_left":"41.80"}}],"remaining_after":{"charged":"41.80","credited":"5.00","items":"36.80","captured":"36.80","payments":[{"payment":"p1","amount":"36.80"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000019','agent-3','0821772db011b7e3138426f3f1a74e351cf2f216dd3234fc1b918587c45eb6fa','open_refund_task','ORD20057',1795848566028000,4,'{"number":"ORD20057","placed_at":"2026-11-24T12:36:53Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Nathalie Da Silva","email":"nathalie.dasilva52@mail.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-CAR-10","title":"Carafe Ondine, 1 l","quantity":1,"unit_price":"34.90","total":"34.90","taxes":[{"name":"TVA","rate":"0.20","amount":"5.82"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"6.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.15"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"800759700","captured":"41.80","captured_at":"2026-11-24T12:37:44Z"}],"version":4,"payment_state":"refund_pending","amounts":{"gross":"41.80","captured":"41.80","refunded":"0.00","pending":"5.00","refundable":"36.80","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.028Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","settle_refund","credit"],"refund_tasks":[{"id":"ORD20057-R1","order":"ORD20057","credit_note":"AV-2026-000010","payment":"p1","provider":"hipay","transaction":"800759700","amount":"5.00","means":"original","state":"opened","at":"2026-11-28T06:49:26.028Z","by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"created_at":"2026-11-28T06:49:26.023Z","portal_url":"/demo/portal/hipay/800759700?order=ORD20057&amount=5.00&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000010","order":"ORD20057","issued_at":"2026-11-28T07:49:26.023+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Article rayé","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"4.17","taxes":[{"name":"TVA","rate":"0.20","base":"4.17","amount":"0.83","explanation":{"rule":"share","charged":"5.82","given":"0.00","before":"0.00","now":"5.00","whole":"34.90","basis":"gross"}}],"gross":"5.00","withheld":"0.00","remaining":{"quantity":1,"net":"24.91","gross":"29.90","withheld":"0.00"},"explanation":{"rule":"value","typed":"5.00","basis":"gross","left":"34.90"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"4.17","amount":"0.83","explanation":{"lines":"0.83","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"4.17","tax":"0.83","total":"5.00","explanation":{"lines":"5.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"5.00","explanation":{"rule":"proportional","total":"5.00","left":"41.80","all_left":"41.80"}}],"remaining_after":{"charged":"41.80","credited":"5.00","items":"36.80","captured":"36.80","payments":[{"payment":"p1","amount":"36.80"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000020','agent-3','2491fc98adb38380262bca8a429249e6030770ecce439508a86d5276c3fede72','settle_refund_task','ORD20057',1795848566032000,5,'{"number":"ORD20057","placed_at":"2026-11-24T12:36:53Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Nathalie Da Silva","email":"nathalie.dasilva52@mail.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-CAR-10","title":"Carafe Ondine, 1 l","quantity":1,"unit_price":"34.90","total":"34.90","taxes":[{"name":"TVA","rate":"0.20","amount":"5.82"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"6.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.15"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"800759700","captured":"41.80","captured_at":"2026-11-24T12:37:44Z"}],"version":5,"payment_state":"partially_refunded","amounts":{"gross":"41.80","captured":"41.80","refunded":"5.00","pending":"0.00","refundable":"36.80","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.032Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","revise_refund","credit"],"refund_tasks":[{"id":"ORD20057-R1","order":"ORD20057","credit_note":"AV-2026-000010","payment":"p1","provider":"hipay","transaction":"800759700","amount":"5.00","means":"original","state":"done","reference":"RF-1002","at":"2026-11-28T06:49:26.032Z","created_at":"2026-11-28T06:49:26.023Z","portal_url":"/demo/portal/hipay/800759700?order=ORD20057&amount=5.00&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000010","order":"ORD20057","issued_at":"2026-11-28T07:49:26.023+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Article rayé","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"4.17","taxes":[{"name":"TVA","rate":"0.20","base":"4.17","amount":"0.83","explanation":{"rule":"share","charged":"5.82","given":"0.00","before":"0.00","now":"5.00","whole":"34.90","basis":"gross"}}],"gross":"5.00","withheld":"0.00","remaining":{"quantity":1,"net":"24.91","gross":"29.90","withheld":"0.00"},"explanation":{"rule":"value","typed":"5.00","basis":"gross","left":"34.90"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"4.17","amount":"0.83","explanation":{"lines":"0.83","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"4.17","tax":"0.83","total":"5.00","explanation":{"lines":"5.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"5.00","explanation":{"rule":"proportional","total":"5.00","left":"41.80","all_left":"41.80"}}],"remaining_after":{"charged":"41.80","credited":"5.00","items":"36.80","captured":"36.80","payments":[{"payment":"p1","amount":"36.80"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000021','agent-3','bccb07a49c063254cbdf0efb4692ff0c9bd61aa470ad003f5a02a080e1c443ea','settle_refund_task','ORD20057',1795848566035000,6,'{"number":"ORD20057","placed_at":"2026-11-24T12:36:53Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Nathalie Da Silva","email":"nathalie.dasilva52@mail.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-CAR-10","title":"Carafe Ondine, 1 l","quantity":1,"unit_price":"34.90","total":"34.90","taxes":[{"name":"TVA","rate":"0.20","amount":"5.82"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"6.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.15"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"800759700","captured":"41.80","captured_at":"2026-11-24T12:37:44Z"}],"version":6,"payment_state":"refund_pending","amounts":{"gross":"41.80","captured":"41.80","refunded":"0.00","pending":"5.00","refundable":"36.80","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.035Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","settle_refund","credit","correct_credit_note"],"refund_tasks":[{"id":"ORD20057-R1","order":"ORD20057","credit_note":"AV-2026-000010","payment":"p1","provider":"hipay","transaction":"800759700","amount":"5.00","means":"original","state":"bounced","reference":"RF-1002","reason":"Compte clos","replaced_by":"ORD20057-R2","at":"2026-11-28T06:49:26.035Z","created_at":"2026-11-28T06:49:26.023Z","portal_url":"/demo/portal/hipay/800759700?order=ORD20057&amount=5.00&currency=EUR"},{"id":"ORD20057-R2","order":"ORD20057","credit_note":"AV-2026-000010","payment":"p1","provider":"hipay","transaction":"800759700","amount":"5.00","means":"original","state":"to_do","created_at":"2026-11-28T06:49:26.035Z","portal_url":"/demo/portal/hipay/800759700?order=ORD20057&amount=5.00&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000010","order":"ORD20057","issued_at":"2026-11-28T07:49:26.023+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Article rayé","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"4.17","taxes":[{"name":"TVA","rate":"0.20","base":"4.17","amount":"0.83","explanation":{"rule":"share","charged":"5.82","given":"0.00","before":"0.00","now":"5.00","whole":"34.90","basis":"gross"}}],"gross":"5.00","withheld":"0.00","remaining":{"quantity":1,"net":"24.91","gross":"29.90","withheld":"0.00"},"explanation":{"rule":"value","typed":"5.00","basis":"gross","left":"34.90"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"4.17","amount":"0.83","explanation":{"lines":"0.83","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"4.17","tax":"0.83","total":"5.00","explanation":{"lines":"5.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"5.00","explanation":{"rule":"proportional","total":"5.00","left":"41.80","all_left":"41.80"}}],"remaining_after":{"charged":"41.80","credited":"5.00","items":"36.80","captured":"36.80","payments":[{"payment":"p1","amount":"36.80"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000022','agent-3','189f8021995504a2f09891c4533a8b6faa477402614b7749d9f8fd563b0221c3','open_modification','ORD20051',1795848566041000,2,'{"number":"ORD20051","placed_at":"2026-11-18T10:16:54Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Antoine Collet","email":"antoine.collet@mail.example","phone":"+352 621 000 184","locale":"fr-LU"},"lines":[{"id":"1","sku":"LIN-PEI-ML","title":"Peignoir nid d''abeille, taille M/L","quantity":1,"unit_price":"69.90","total":"69.90","taxes":[{"name":"TVA","rate":"0.17","amount":"10.16"}]},{"id":"2","sku":"LIN-CHE-15","title":"Chemin de table brodé, 150 cm","quantity":1,"unit_price":"34.50","total":"34.50","taxes":[{"name":"TVA","rate":"0.17","amount":"5.01"}]},{"id":"3","sku":"MAI-PAT-01","title":"Patère Bouton, chêne","quantity":4,"unit_price":"12.90","total":"51.60","taxes":[{"name":"TVA","rate":"0.17","amount":"7.50"}]}],"shipping":[{"id":"s1","title":"Colissimo International","total":"0.00","taxes":[{"name":"TVA","rate":"0.17","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"adyen","transaction":"88CRP752MR5LLH9J","captured":"156.00","captured_at":"2026-11-18T10:17:18Z"}],"version":2,"payment_state":"paid","amounts":{"gross":"156.00","captured":"156.00","refunded":"0.00","pending":"0.00","refundable":"156.00","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.041Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","credit"],"refund_tasks":[],"credit_notes":[],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000023','agent-3','b0936276f185c93d7e08ac5fef93463fda83efc64e2e871064812a0291563833','issue_credit_note','ORD20051',1795848566045000,3,'{"number":"ORD20051","placed_at":"2026-11-18T10:16:54Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Antoine Collet","email":"antoine.collet@mail.example","phone":"+352 621 000 184","locale":"fr-LU"},"lines":[{"id":"1","sku":"LIN-PEI-ML","title":"Peignoir nid d''abeille, taille M/L","quantity":1,"unit_price":"69.90","total":"69.90","taxes":[{"name":"TVA","rate":"0.17","amount":"10.16"}]},{"id":"2","sku":"LIN-CHE-15","title":"Chemin de table brodé, 150 cm","quantity":1,"unit_price":"34.50","total":"34.50","taxes":[{"name":"TVA","rate":"0.17","amount":"5.01"}]},{"id":"3","sku":"MAI-PAT-01","title":"Patère Bouton, chêne","quantity":4,"unit_price":"12.90","total":"51.60","taxes":[{"name":"TVA","rate":"0.17","amount":"7.50"}]}],"shipping":[{"id":"s1","title":"Colissimo International","total":"0.00","taxes":[{"name":"TVA","rate":"0.17","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"adyen","transaction":"88CRP752MR5LLH9J","captured":"156.00","captured_at":"2026-11-18T10:17:18Z"}],"version":3,"payment_state":"refund_pending","amounts":{"gross":"156.00","captured":"156.00","refunded":"0.00","pending":"6.00","refundable":"150.00","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.045Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","settle_refund","credit","correct_credit_note"],"refund_tasks":[{"id":"ORD20051-R1","order":"ORD20051","credit_note":"AV-2026-000011","payment":"p1","provider":"adyen","transaction":"88CRP752MR5LLH9J","amount":"6.00","means":"original","state":"to_do","created_at":"2026-11-28T06:49:26.045Z","portal_url":"/demo/portal/adyen/88CRP752MR5LLH9J?order=ORD20051&amount=6.00&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000011","order":"ORD20051","issued_at":"2026-11-28T07:49:26.045+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Colis abîmé","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"5.13","taxes":[{"name":"TVA","rate":"0.17","base":"5.13","amount":"0.87","explanation":{"rule":"share","charged":"10.16","given":"0.00","before":"0.00","now":"6.00","whole":"69.90","basis":"gross"}}],"gross":"6.00","withheld":"0.00","remaining":{"quantity":1,"net":"54.61","gross":"63.90","withheld":"0.00"},"explanation":{"rule":"value","typed":"6.00","basis":"gross","left":"69.90"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.17","net":"5.13","amount":"0.87","explanation":{"lines":"0.87","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"5.13","tax":"0.87","total":"6.00","explanation":{"lines":"6.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"6.00","explanation":{"rule":"proportional","total":"6.00","left":"156.00","all_left":"156.00"}}],"remaining_after":{"charged":"156.00","credited":"6.00","items":"150.00","captured":"150.00","payments":[{"payment":"p1","amount":"150.00"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000024','agent-3','0926e4734e499d17c1facf31a23e6c4260756fad69cce3d070c4f64261fca944','open_refund_task','ORD20051',1795848566050000,4,'{"number":"ORD20051","placed_at":"2026-11-18T10:16:54Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Antoine Collet","email":"antoine.collet@mail.example","phone":"+352 621 000 184","locale":"fr-LU"},"lines":[{"id":"1","sku":"LIN-PEI-ML","title":"Peignoir nid d''abeille, taille M/L","quantity":1,"unit_price":"69.90","total":"69.90","taxes":[{"name":"TVA","rate":"0.17","amount":"10.16"}]},{"id":"2","sku":"LIN-CHE-15","title":"Chemin de table brodé, 150 cm","quantity":1,"unit_price":"34.50","total":"34.50","taxes":[{"name":"TVA","rate":"0.17","amount":"5.01"}]},{"id":"3","sku":"MAI-PAT-01","title":"Patère Bouton, chêne","quantity":4,"unit_price":"12.90","total":"51.60","taxes":[{"name":"TVA","rate":"0.17","amount":"7.50"}]}],"shipping":[{"id":"s1","title":"Colissimo International","total":"0.00","taxes":[{"name":"TVA","rate":"0.17","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"adyen","transaction":"88CRP752MR5LLH9J","captured":"156.00","captured_at":"2026-11-18T10:17:18Z"}],"version":4,"payment_state":"refund_pending","amounts":{"gross":"156.00","captured":"156.00","refunded":"0.00","pending":"6.00","refundable":"150.00","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.05Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","settle_refund","credit"],"refund_tasks":[{"id":"ORD20051-R1","order":"ORD20051","credit_note":"AV-2026-000011","payment":"p1","provider":"adyen","transaction":"88CRP752MR5LLH9J","amount":"6.00","means":"original","state":"opened","at":"2026-11-28T06:49:26.05Z","by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"created_at":"2026-11-28T06:49:26.045Z","portal_url":"/demo/portal/adyen/88CRP752MR5LLH9J?order=ORD20051&amount=6.00&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000011","order":"ORD20051","issued_at":"2026-11-28T07:49:26.045+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Colis abîmé","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"5.13","taxes":[{"name":"TVA","rate":"0.17","base":"5.13","amount":"0.87","explanation":{"rule":"share","charged":"10.16","given":"0.00","before":"0.00","now":"6.00","whole":"69.90","basis":"gross"}}],"gross":"6.00","withheld":"0.00","remaining":{"quantity":1,"net":"54.61","gross":"63.90","withheld":"0.00"},"explanation":{"rule":"value","typed":"6.00","basis":"gross","left":"69.90"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.17","net":"5.13","amount":"0.87","explanation":{"lines":"0.87","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"5.13","tax":"0.87","total":"6.00","explanation":{"lines":"6.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"6.00","explanation":{"rule":"proportional","total":"6.00","left":"156.00","all_left":"156.00"}}],"remaining_after":{"charged":"156.00","credited":"6.00","items":"150.00","captured":"150.00","payments":[{"payment":"p1","amount":"150.00"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000025','agent-3','65f3f05b9c9f3a8a6546c40d1a72011760758e984c7b6ada0490accc31029bff','settle_refund_task','ORD20051',1795848566053000,5,'{"number":"ORD20051","placed_at":"2026-11-18T10:16:54Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Antoine Collet","email":"antoine.collet@mail.example","phone":"+352 621 000 184","locale":"fr-LU"},"lines":[{"id":"1","sku":"LIN-PEI-ML","title":"Peignoir nid d''abeille, taille M/L","quantity":1,"unit_price":"69.90","total":"69.90","taxes":[{"name":"TVA","rate":"0.17","amount":"10.16"}]},{"id":"2","sku":"LIN-CHE-15","title":"Chemin de table brodé, 150 cm","quantity":1,"unit_price":"34.50","total":"34.50","taxes":[{"name":"TVA","rate":"0.17","amount":"5.01"}]},{"id":"3","sku":"MAI-PAT-01","title":"Patère Bouton, chêne","quantity":4,"unit_price":"12.90","total":"51.60","taxes":[{"name":"TVA","rate":"0.17","amount":"7.50"}]}],"shipping":[{"id":"s1","title":"Colissimo International","total":"0.00","taxes":[{"name":"TVA","rate":"0.17","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"adyen","transaction":"88CRP752MR5LLH9J","captured":"156.00","captured_at":"2026-11-18T10:17:18Z"}],"version":5,"payment_state":"refund_pending","amounts":{"gross":"156.00","captured":"156.00","refunded":"4.00","pending":"2.00","refundable":"150.00","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.053Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","settle_refund","revise_refund","credit"],"refund_tasks":[{"id":"ORD20051-R1","order":"ORD20051","credit_note":"AV-2026-000011","payment":"p1","provider":"adyen","transaction":"88CRP752MR5LLH9J","amount":"6.00","means":"original","state":"done","reference":"RF-1003","at":"2026-11-28T06:49:26.053Z","less":{"given":"4.00","rest":"ORD20051-R2"},"created_at":"2026-11-28T06:49:26.045Z","portal_url":"/demo/portal/adyen/88CRP752MR5LLH9J?order=ORD20051&amount=6.00&currency=EUR"},{"id":"ORD20051-R2","order":"ORD20051","credit_note":"AV-2026-000011","payment":"p1","provider":"adyen","transaction":"88CRP752MR5LLH9J","amount":"2.00","means":"original","state":"to_do","created_at":"2026-11-28T06:49:26.053Z","portal_url":"/demo/portal/adyen/88CRP752MR5LLH9J?order=ORD20051&amount=2.00&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000011","order":"ORD20051","issued_at":"2026-11-28T07:49:26.045+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Colis abîmé","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"5.13","taxes":[{"name":"TVA","rate":"0.17","base":"5.13","amount":"0.87","explanation":{"rule":"share","charged":"10.16","given":"0.00","before":"0.00","now":"6.00","whole":"69.90","basis":"gross"}}],"gross":"6.00","withheld":"0.00","remaining":{"quantity":1,"net":"54.61","gross":"63.90","withheld":"0.00"},"explanation":{"rule":"value","typed":"6.00","basis":"gross","left":"69.90"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.17","net":"5.13","amount":"0.87","explanation":{"lines":"0.87","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"5.13","tax":"0.87","total":"6.00","explanation":{"lines":"6.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"6.00","explanation":{"rule":"proportional","total":"6.00","left":"156.00","all_left":"156.00"}}],"remaining_after":{"charged":"156.00","credited":"6.00","items":"150.00","captured":"150.00","payments":[{"payment":"p1","amount":"150.00"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000026','agent-3','e8f5b21ccbed23b3b1d0a204a0d21380567ed145bce544b57bb8df67a9a98727','settle_refund_task','ORD20051',1795848566059000,6,'{"number":"ORD20051","placed_at":"2026-11-18T10:16:54Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Antoine Collet","email":"antoine.collet@mail.example","phone":"+352 621 000 184","locale":"fr-LU"},"lines":[{"id":"1","sku":"LIN-PEI-ML","title":"Peignoir nid d''abeille, taille M/L","quantity":1,"unit_price":"69.90","total":"69.90","taxes":[{"name":"TVA","rate":"0.17","amount":"10.16"}]},{"id":"2","sku":"LIN-CHE-15","title":"Chemin de table brodé, 150 cm","quantity":1,"unit_price":"34.50","total":"34.50","taxes":[{"name":"TVA","rate":"0.17","amount":"5.01"}]},{"id":"3","sku":"MAI-PAT-01","title":"Patère Bouton, chêne","quantity":4,"unit_price":"12.90","total":"51.60","taxes":[{"name":"TVA","rate":"0.17","amount":"7.50"}]}],"shipping":[{"id":"s1","title":"Colissimo International","total":"0.00","taxes":[{"name":"TVA","rate":"0.17","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"adyen","transaction":"88CRP752MR5LLH9J","captured":"156.00","captured_at":"2026-11-18T10:17:18Z"}],"version":6,"payment_state":"partially_refunded","amounts":{"gross":"156.00","captured":"156.00","refunded":"4.00","pending":"0.00","given_up":"2.00","refundable":"150.00","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.059Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","revise_refund","credit"],"refund_tasks":[{"id":"ORD20051-R1","order":"ORD20051","credit_note":"AV-2026-000011","payment":"p1","provider":"adyen","transaction":"88CRP752MR5LLH9J","amount":"6.00","means":"original","state":"done","reference":"RF-1003","at":"2026-11-28T06:49:26.053Z","less":{"given":"4.00","rest":"ORD20051-R2"},"created_at":"2026-11-28T06:49:26.045Z","portal_url":"/demo/portal/adyen/88CRP752MR5LLH9J?order=ORD20051&amount=6.00&currency=EUR"},{"id":"ORD20051-R2","order":"ORD20051","credit_note":"AV-2026-000011","payment":"p1","provider":"adyen","transaction":"88CRP752MR5LLH9J","amount":"2.00","means":"original","state":"given_up","reason":"La cliente y renonce","at":"2026-11-28T06:49:26.059Z","created_at":"2026-11-28T06:49:26.053Z","portal_url":"/demo/portal/adyen/88CRP752MR5LLH9J?order=ORD20051&amount=2.00&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000011","order":"ORD20051","issued_at":"2026-11-28T07:49:26.045+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Colis abîmé","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"5.13","taxes":[{"name":"TVA","rate":"0.17","base":"5.13","amount":"0.87","explanation":{"rule":"share","charged":"10.16","given":"0.00","before":"0.00","now":"6.00","whole":"69.90","basis":"gross"}}],"gross":"6.00","withheld":"0.00","remaining":{"quantity":1,"net":"54.61","gross":"63.90","withheld":"0.00"},"explanation":{"rule":"value","typed":"6.00","basis":"gross","left":"69.90"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.17","net":"5.13","amount":"0.87","explanation":{"lines":"0.87","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"5.13","tax":"0.87","total":"6.00","explanation":{"lines":"6.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"6.00","explanation":{"rule":"proportional","total":"6.00","left":"156.00","all_left":"156.00"}}],"remaining_after":{"charged":"156.00","credited":"6.00","items":"150.00","captured":"150.00","payments":[{"payment":"p1","amount":"150.00"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000027','agent-3','99335543ca632c42e85d7e34a300c5b4fdfe2cc138eea4b7d4324934898006b6','open_modification','ORD20049',1795848566066000,2,'{"number":"ORD20049","placed_at":"2026-11-16T22:17:25Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Yasmine Müller-Roche","email":"yasmine.muller-roche@courrier.example","phone":"+33 6 39 98 26 80","locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-MUG-30","title":"Mug Matin, 30 cl","quantity":6,"unit_price":"9.90","total":"59.40","taxes":[{"name":"TVA","rate":"0.20","amount":"9.90"}]},{"id":"2","sku":"LIN-BAI-70","title":"Drap de bain éponge, 70 × 140 cm","quantity":6,"unit_price":"32.90","total":"197.40","taxes":[{"name":"TVA","rate":"0.20","amount":"32.90"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3SnSrDPaNKBKnzpKqaL18sbg","captured":"265.70","captured_at":"2026-11-16T22:17:56Z"}],"version":2,"payment_state":"paid","amounts":{"gross":"265.70","captured":"265.70","refunded":"0.00","pending":"0.00","refundable":"265.70","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.066Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","credit"],"refund_tasks":[],"credit_notes":[],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000028','agent-3','00634379fdb21d8f6e4a742f46041317cb8ba9b9d0b20671a1da67d13f3daf26','issue_credit_note','ORD20049',1795848566069000,3,'{"number":"ORD20049","placed_at":"2026-11-16T22:17:25Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Yasmine Müller-Roche","email":"yasmine.muller-roche@courrier.example","phone":"+33 6 39 98 26 80","locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-MUG-30","title":"Mug Matin, 30 cl","quantity":6,"unit_price":"9.90","total":"59.40","taxes":[{"name":"TVA","rate":"0.20","amount":"9.90"}]},{"id":"2","sku":"LIN-BAI-70","title":"Drap de bain éponge, 70 × 140 cm","quantity":6,"unit_price":"32.90","total":"197.40","taxes":[{"name":"TVA","rate":"0.20","amount":"32.90"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3SnSrDPaNKBKnzpKqaL18sbg","captured":"265.70","captured_at":"2026-11-16T22:17:56Z"}],"version":3,"payment_state":"refund_pending","amounts":{"gross":"265.70","captured":"265.70","refunded":"0.00","pending":"3.00","refundable":"262.70","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.069Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","settle_refund","credit","correct_credit_note"],"refund_tasks":[{"id":"ORD20049-R1","order":"ORD20049","credit_note":"AV-2026-000012","payment":"p1","provider":"stripe","transaction":"pi_3SnSrDPaNKBKnzpKqaL18sbg","amount":"3.00","means":"original","state":"to_do","created_at":"2026-11-28T06:49:26.069Z","portal_url":"/demo/portal/stripe/pi_3SnSrDPaNKBKnzpKqaL18sbg?order=ORD20049&amount=3.00&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000012","order":"ORD20049","issued_at":"2026-11-28T07:49:26.069+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Retard","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"2.50","taxes":[{"name":"TVA","rate":"0.20","base":"2.50","amount":"0.50","explanation":{"rule":"share","charged":"9.90","given":"0.00","before":"0.00","now":"3.00","whole":"59.40","basis":"gross"}}],"gross":"3.00","withheld":"0.00","remaining":{"quantity":6,"net":"47.00","gross":"56.40","withheld":"0.00"},"explanation":{"rule":"value","typed":"3.00","basis":"gross","left":"59.40"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"2.50","amount":"0.50","explanation":{"lines":"0.50","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"2.50","tax":"0.50","total":"3.00","explanation":{"lines":"3.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"3.00","explanation":{"rule":"proportional","total":"3.00","left":"265.70","all_left":"265.70"}}],"remaining_after":{"charged":"265.70","credited":"3.00","items":"262.70","captured":"262.70","payments":[{"payment":"p1","amount":"262.70"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000029','agent-3','eccbd1fa0a19b7cfa66de7b77a918c9e39284abc6a8aa3173c6d13fe9539f5f5','open_refund_task','ORD20049',1795848566074000,4,'{"number":"ORD20049","placed_at":"2026-11-16T22:17:25Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Yasmine Müller-Roche","email":"yasmine.muller-roche@courrier.example","phone":"+33 6 39 98 26 80","locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-MUG-30","title":"Mug Matin, 30 cl","quantity":6,"unit_price":"9.90","total":"59.40","taxes":[{"name":"TVA","rate":"0.20","amount":"9.90"}]},{"id":"2","sku":"LIN-BAI-70","title":"Drap de bain éponge, 70 × 140 cm","quantity":6,"unit_price":"32.90","total":"197.40","taxes":[{"name":"TVA","rate":"0.20","amount":"32.90"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3SnSrDPaNKBKnzpKqaL18sbg","captured":"265.70","captured_at":"2026-11-16T22:17:56Z"}],"version":4,"payment_state":"refund_pending","amounts":{"gross":"265.70","captured":"265.70","refunded":"0.00","pending":"3.00","refundable":"262.70","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.074Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","settle_refund","credit"],"refund_tasks":[{"id":"ORD20049-R1","order":"ORD20049","credit_note":"AV-2026-000012","payment":"p1","provider":"stripe","transaction":"pi_3SnSrDPaNKBKnzpKqaL18sbg","amount":"3.00","means":"original","state":"opened","at":"2026-11-28T06:49:26.074Z","by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"created_at":"2026-11-28T06:49:26.069Z","portal_url":"/demo/portal/stripe/pi_3SnSrDPaNKBKnzpKqaL18sbg?order=ORD20049&amount=3.00&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000012","order":"ORD20049","issued_at":"2026-11-28T07:49:26.069+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Retard","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"2.50","taxes":[{"name":"TVA","rate":"0.20","base":"2.50","amount":"0.50","explanation":{"rule":"share","charged":"9.90","given":"0.00","before":"0.00","now":"3.00","whole":"59.40","basis":"gross"}}],"gross":"3.00","withheld":"0.00","remaining":{"quantity":6,"net":"47.00","gross":"56.40","withheld":"0.00"},"explanation":{"rule":"value","typed":"3.00","basis":"gross","left":"59.40"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"2.50","amount":"0.50","explanation":{"lines":"0.50","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"2.50","tax":"0.50","total":"3.00","explanation":{"lines":"3.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"3.00","explanation":{"rule":"proportional","total":"3.00","left":"265.70","all_left":"265.70"}}],"remaining_after":{"charged":"265.70","credited":"3.00","items":"262.70","captured":"262.70","payments":[{"payment":"p1","amount":"262.70"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000030','agent-3','7429eb5237a7c93afff9f142a16fcb8d87f5f6b452a4fefd464eb21ff1533aef','settle_refund_task','ORD20049',1795848566078000,5,'{"number":"ORD20049","placed_at":"2026-11-16T22:17:25Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Yasmine Müller-Roche","email":"yasmine.muller-roche@courrier.example","phone":"+33 6 39 98 26 80","locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-MUG-30","title":"Mug Matin, 30 cl","quantity":6,"unit_price":"9.90","total":"59.40","taxes":[{"name":"TVA","rate":"0.20","amount":"9.90"}]},{"id":"2","sku":"LIN-BAI-70","title":"Drap de bain éponge, 70 × 140 cm","quantity":6,"unit_price":"32.90","total":"197.40","taxes":[{"name":"TVA","rate":"0.20","amount":"32.90"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3SnSrDPaNKBKnzpKqaL18sbg","captured":"265.70","captured_at":"2026-11-16T22:17:56Z"}],"version":5,"payment_state":"partially_refunded","amounts":{"gross":"265.70","captured":"265.70","refunded":"3.00","pending":"0.00","refundable":"262.70","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.078Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","revise_refund","credit"],"refund_tasks":[{"id":"ORD20049-R1","order":"ORD20049","credit_note":"AV-2026-000012","payment":"p1","provider":"stripe","transaction":"pi_3SnSrDPaNKBKnzpKqaL18sbg","amount":"3.00","means":"original","state":"done","reference":"RF-1004","at":"2026-11-28T06:49:26.078Z","created_at":"2026-11-28T06:49:26.069Z","portal_url":"/demo/portal/stripe/pi_3SnSrDPaNKBKnzpKqaL18sbg?order=ORD20049&amount=3.00&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000012","order":"ORD20049","issued_at":"2026-11-28T07:49:26.069+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Retard","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"2.50","taxes":[{"name":"TVA","rate":"0.20","base":"2.50","amount":"0.50","explanation":{"rule":"share","charged":"9.90","given":"0.00","before":"0.00","now":"3.00","whole":"59.40","basis":"gross"}}],"gross":"3.00","withheld":"0.00","remaining":{"quantity":6,"net":"47.00","gross":"56.40","withheld":"0.00"},"explanation":{"rule":"value","typed":"3.00","basis":"gross","left":"59.40"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"2.50","amount":"0.50","explanation":{"lines":"0.50","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"2.50","tax":"0.50","total":"3.00","explanation":{"lines":"3.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"3.00","explanation":{"rule":"proportional","total":"3.00","left":"265.70","all_left":"265.70"}}],"remaining_after":{"charged":"265.70","credited":"3.00","items":"262.70","captured":"262.70","payments":[{"payment":"p1","amount":"262.70"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000031','agent-3','8714ed75ecc084e8b4f202fc473b917e8b291bbd351c5567807ba7f7a966663b','settle_refund_task','ORD20049',1795848566082000,6,'{"number":"ORD20049","placed_at":"2026-11-16T22:17:25Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Yasmine Müller-Roche","email":"yasmine.muller-roche@courrier.example","phone":"+33 6 39 98 26 80","locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-MUG-30","title":"Mug Matin, 30 cl","quantity":6,"unit_price":"9.90","total":"59.40","taxes":[{"name":"TVA","rate":"0.20","amount":"9.90"}]},{"id":"2","sku":"LIN-BAI-70","title":"Drap de bain éponge, 70 × 140 cm","quantity":6,"unit_price":"32.90","total":"197.40","taxes":[{"name":"TVA","rate":"0.20","amount":"32.90"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3SnSrDPaNKBKnzpKqaL18sbg","captured":"265.70","captured_at":"2026-11-16T22:17:56Z"}],"version":6,"payment_state":"partially_refunded","amounts":{"gross":"265.70","captured":"265.70","refunded":"3.00","pending":"0.00","refundable":"262.70","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.082Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","revise_refund","credit"],"refund_tasks":[{"id":"ORD20049-R1","order":"ORD20049","credit_note":"AV-2026-000012","payment":"p1","provider":"stripe","transaction":"pi_3SnSrDPaNKBKnzpKqaL18sbg","amount":"3.00","means":"original","state":"done","reference":"RF-1004","at":"2026-11-28T06:49:26.078Z","excess":{"amount":"3.00","reference":"RF-1005","noticed_at":"2026-11-28T06:49:26.082Z","noticed_by":"Awa Diallo","resolution":null},"created_at":"2026-11-28T06:49:26.069Z","portal_url":"/demo/portal/stripe/pi_3SnSrDPaNKBKnzpKqaL18sbg?order=ORD20049&amount=3.00&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000012","order":"ORD20049","issued_at":"2026-11-28T07:49:26.069+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Retard","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"2.50","taxes":[{"name":"TVA","rate":"0.20","base":"2.50","amount":"0.50","explanation":{"rule":"share","charged":"9.90","given":"0.00","before":"0.00","now":"3.00","whole":"59.40","basis":"gross"}}],"gross":"3.00","withheld":"0.00","remaining":{"quantity":6,"net":"47.00","gross":"56.40","withheld":"0.00"},"explanation":{"rule":"value","typed":"3.00","basis":"gross","left":"59.40"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"2.50","amount":"0.50","explanation":{"lines":"0.50","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"2.50","tax":"0.50","total":"3.00","explanation":{"lines":"3.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"3.00","explanation":{"rule":"proportional","total":"3.00","left":"265.70","all_left":"265.70"}}],"remaining_after":{"charged":"265.70","credited":"3.00","items":"262.70","captured":"262.70","payments":[{"payment":"p1","amount":"262.70"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000032','agent-3','757ddc7a311b89673a214c678ecc1da13ab037c947d44e3e768a3e07b1e9f705','settle_refund_task','ORD20049',1795848566086000,7,'{"number":"ORD20049","placed_at":"2026-11-16T22:17:25Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Yasmine Müller-Roche","email":"yasmine.muller-roche@courrier.example","phone":"+33 6 39 98 26 80","locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-MUG-30","title":"Mug Matin, 30 cl","quantity":6,"unit_price":"9.90","total":"59.40","taxes":[{"name":"TVA","rate":"0.20","amount":"9.90"}]},{"id":"2","sku":"LIN-BAI-70","title":"Drap de bain éponge, 70 × 140 cm","quantity":6,"unit_price":"32.90","total":"197.40","taxes":[{"name":"TVA","rate":"0.20","amount":"32.90"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3SnSrDPaNKBKnzpKqaL18sbg","captured":"265.70","captured_at":"2026-11-16T22:17:56Z"}],"version":7,"payment_state":"partially_refunded","amounts":{"gross":"265.70","captured":"265.70","refunded":"3.00","pending":"0.00","refundable":"262.70","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.086Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","revise_refund","credit"],"refund_tasks":[{"id":"ORD20049-R1","order":"ORD20049","credit_note":"AV-2026-000012","payment":"p1","provider":"stripe","transaction":"pi_3SnSrDPaNKBKnzpKqaL18sbg","amount":"3.00","means":"original","state":"done","reference":"RF-1004","at":"2026-11-28T06:49:26.078Z","excess":{"amount":"3.00","reference":"RF-1005","noticed_at":"2026-11-28T06:49:26.082Z","noticed_by":"Awa Diallo","resolution":{"resolved":"recovered","reference":"VIR-9","at":"2026-11-28T06:49:26.086Z"}},"created_at":"2026-11-28T06:49:26.069Z","portal_url":"/demo/portal/stripe/pi_3SnSrDPaNKBKnzpKqaL18sbg?order=ORD20049&amount=3.00&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000012","order":"ORD20049","issued_at":"2026-11-28T07:49:26.069+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Retard","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"2.50","taxes":[{"name":"TVA","rate":"0.20","base":"2.50","amount":"0.50","explanation":{"rule":"share","charged":"9.90","given":"0.00","before":"0.00","now":"3.00","whole":"59.40","basis":"gross"}}],"gross":"3.00","withheld":"0.00","remaining":{"quantity":6,"net":"47.00","gross":"56.40","withheld":"0.00"},"explanation":{"rule":"value","typed":"3.00","basis":"gross","left":"59.40"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"2.50","amount":"0.50","explanation":{"lines":"0.50","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"2.50","tax":"0.50","total":"3.00","explanation":{"lines":"3.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"3.00","explanation":{"rule":"proportional","total":"3.00","left":"265.70","all_left":"265.70"}}],"remaining_after":{"charged":"265.70","credited":"3.00","items":"262.70","captured":"262.70","payments":[{"payment":"p1","amount":"262.70"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000033','agent-3','96e3d9427e0feabd62fd4e49c946520b263b4f655bea95f6d0bec381c844f139','open_modification','ORD20048',1795848566092000,2,'{"number":"ORD20048","placed_at":"2026-11-15T21:29:55Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Fatou de La Rochette","email":"fatou.delarochette@maison.example","phone":"+33 6 39 98 55 32","locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-COT-01","title":"Couteau de table, manche olivier","quantity":1,"unit_price":"18.50","total":"18.50","taxes":[{"name":"TVA","rate":"0.20","amount":"3.08"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"800120097","captured":"27.40","captured_at":"2026-11-15T21:30:58Z"}],"version":2,"payment_state":"paid","amounts":{"gross":"27.40","captured":"27.40","refunded":"0.00","pending":"0.00","refundable":"27.40","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.092Z"},"cancellation":{"step":"idle"},"not_cancellable":"delivered","allowed_actions":["close","check","credit"],"refund_tasks":[],"credit_notes":[],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000034','agent-3','1cd3faea5fabfd3df0154537f6b1211c84ed347fe9efff71654223896a9b100e','issue_credit_note','ORD20048',1795848566095000,3,'{"number":"ORD20048","placed_at":"2026-11-15T21:29:55Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Fatou de La Rochette","email":"fatou.delarochette@maison.example","phone":"+33 6 39 98 55 32","locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-COT-01","title":"Couteau de table, manche olivier","quantity":1,"unit_price":"18.50","total":"18.50","taxes":[{"name":"TVA","rate":"0.20","amount":"3.08"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"800120097","captured":"27.40","captured_at":"2026-11-15T21:30:58Z"}],"version":3,"payment_state":"refund_pending","amounts":{"gross":"27.40","captured":"27.40","refunded":"0.00","pending":"3.50","refundable":"23.90","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.095Z"},"cancellation":{"step":"idle"},"not_cancellable":"delivered","allowed_actions":["close","check","settle_refund","credit","correct_credit_note"],"refund_tasks":[{"id":"ORD20048-R1","order":"ORD20048","credit_note":"AV-2026-000013","payment":"p1","provider":"hipay","transaction":"800120097","amount":"3.50","means":"original","state":"to_do","created_at":"2026-11-28T06:49:26.095Z","portal_url":"/demo/portal/hipay/800120097?order=ORD20048&amount=3.50&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000013","order":"ORD20048","issued_at":"2026-11-28T07:49:26.095+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Retard de livraison","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"2.92","taxes":[{"name":"TVA","rate":"0.20","base":"2.92","amount":"0.58","explanation":{"rule":"share","charged":"3.08","given":"0.00","before":"0.00","now":"3.50","whole":"18.50","basis":"gross"}}],"gross":"3.50","withheld":"0.00","remaining":{"quantity":1,"net":"12.50","gross":"15.00","withheld":"0.00"},"explanation":{"rule":"value","typed":"3.50","basis":"gross","left":"18.50"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"2.92","amount":"0.58","explanation":{"lines":"0.58","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"2.92","tax":"0.58","total":"3.50","explanation":{"lines":"3.50","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"3.50","explanation":{"rule":"proportional","total":"3.50","left":"27.40","all_left":"27.40"}}],"remaining_after":{"charged":"27.40","credited":"3.50","items":"23.90","captured":"23.90","payments":[{"payment":"p1","amount":"23.90"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000035','agent-3','7d469f522be591652ebb9ef683fda9a625aa9496f446acb6061e308a1017645c','open_refund_task','ORD20048',1795848566099000,4,'{"number":"ORD20048","placed_at":"2026-11-15T21:29:55Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Fatou de La Rochette","email":"fatou.delarochette@maison.example","phone":"+33 6 39 98 55 32","locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-COT-01","title":"Couteau de table, manche olivier","quantity":1,"unit_price":"18.50","total":"18.50","taxes":[{"name":"TVA","rate":"0.20","amount":"3.08"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"800120097","captured":"27.40","captured_at":"2026-11-15T21:30:58Z"}],"version":4,"payment_state":"refund_pending","amounts":{"gross":"27.40","captured":"27.40","refunded":"0.00","pending":"3.50","refundable":"23.90","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.099Z"},"cancellation":{"step":"idle"},"not_cancellable":"delivered","allowed_actions":["close","check","settle_refund","credit"],"refund_tasks":[{"id":"ORD20048-R1","order":"ORD20048","credit_note":"AV-2026-000013","payment":"p1","provider":"hipay","transaction":"800120097","amount":"3.50","means":"original","state":"opened","at":"2026-11-28T06:49:26.099Z","by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"created_at":"2026-11-28T06:49:26.095Z","portal_url":"/demo/portal/hipay/800120097?order=ORD20048&amount=3.50&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000013","order":"ORD20048","issued_at":"2026-11-28T07:49:26.095+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Retard de livraison","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"2.92","taxes":[{"name":"TVA","rate":"0.20","base":"2.92","amount":"0.58","explanation":{"rule":"share","charged":"3.08","given":"0.00","before":"0.00","now":"3.50","whole":"18.50","basis":"gross"}}],"gross":"3.50","withheld":"0.00","remaining":{"quantity":1,"net":"12.50","gross":"15.00","withheld":"0.00"},"explanation":{"rule":"value","typed":"3.50","basis":"gross","left":"18.50"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"2.92","amount":"0.58","explanation":{"lines":"0.58","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"2.92","tax":"0.58","total":"3.50","explanation":{"lines":"3.50","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"3.50","explanation":{"rule":"proportional","total":"3.50","left":"27.40","all_left":"27.40"}}],"remaining_after":{"charged":"27.40","credited":"3.50","items":"23.90","captured":"23.90","payments":[{"payment":"p1","amount":"23.90"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000036','agent-3','24d0af4d74b049fb52533eceefb4f22f88b044ea05129f4bc7445813f06cde0e','settle_refund_task','ORD20048',1795848566103000,5,'{"number":"ORD20048","placed_at":"2026-11-15T21:29:55Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Fatou de La Rochette","email":"fatou.delarochette@maison.example","phone":"+33 6 39 98 55 32","locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-COT-01","title":"Couteau de table, manche olivier","quantity":1,"unit_price":"18.50","total":"18.50","taxes":[{"name":"TVA","rate":"0.20","amount":"3.08"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"800120097","captured":"27.40","captured_at":"2026-11-15T21:30:58Z"}],"version":5,"payment_state":"partially_refunded","amounts":{"gross":"27.40","captured":"27.40","refunded":"3.50","pending":"0.00","refundable":"23.90","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.103Z"},"cancellation":{"step":"idle"},"not_cancellable":"delivered","allowed_actions":["close","check","revise_refund","credit"],"refund_tasks":[{"id":"ORD20048-R1","order":"ORD20048","credit_note":"AV-2026-000013","payment":"p1","provider":"hipay","transaction":"800120097","amount":"3.50","means":"original","state":"done","reference":"RF-1006","at":"2026-11-28T06:49:26.103Z","created_at":"2026-11-28T06:49:26.095Z","portal_url":"/demo/portal/hipay/800120097?order=ORD20048&amount=3.50&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000013","order":"ORD20048","issued_at":"2026-11-28T07:49:26.095+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Retard de livraison","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"2.92","taxes":[{"name":"TVA","rate":"0.20","base":"2.92","amount":"0.58","explanation":{"rule":"share","charged":"3.08","given":"0.00","before":"0.00","now":"3.50","whole":"18.50","basis":"gross"}}],"gross":"3.50","withheld":"0.00","remaining":{"quantity":1,"net":"12.50","gross":"15.00","withheld":"0.00"},"explanation":{"rule":"value","typed":"3.50","basis":"gross","left":"18.50"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"2.92","amount":"0.58","explanation":{"lines":"0.58","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"2.92","tax":"0.58","total":"3.50","explanation":{"lines":"3.50","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"3.50","explanation":{"rule":"proportional","total":"3.50","left":"27.40","all_left":"27.40"}}],"remaining_after":{"charged":"27.40","credited":"3.50","items":"23.90","captured":"23.90","payments":[{"payment":"p1","amount":"23.90"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000037','agent-3','d5f2bcb87fc6ea4f7da1d8c233dcdb6cbd2ef62a83619f08dfa319e1d478265f','settle_refund_task','ORD20048',1795848566108000,6,'{"number":"ORD20048","placed_at":"2026-11-15T21:29:55Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Fatou de La Rochette","email":"fatou.delarochette@maison.example","phone":"+33 6 39 98 55 32","locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-COT-01","title":"Couteau de table, manche olivier","quantity":1,"unit_price":"18.50","total":"18.50","taxes":[{"name":"TVA","rate":"0.20","amount":"3.08"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"800120097","captured":"27.40","captured_at":"2026-11-15T21:30:58Z"}],"version":6,"payment_state":"partially_refunded","amounts":{"gross":"27.40","captured":"27.40","refunded":"3.50","pending":"0.00","refundable":"23.90","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.108Z"},"cancellation":{"step":"idle"},"not_cancellable":"delivered","allowed_actions":["close","check","revise_refund","credit"],"refund_tasks":[{"id":"ORD20048-R1","order":"ORD20048","credit_note":"AV-2026-000013","payment":"p1","provider":"hipay","transaction":"800120097","amount":"3.50","means":"original","state":"done","reference":"RF-1006","at":"2026-11-28T06:49:26.103Z","excess":{"amount":"3.50","reference":"RF-1007","noticed_at":"2026-11-28T06:49:26.108Z","noticed_by":"Awa Diallo","resolution":null},"created_at":"2026-11-28T06:49:26.095Z","portal_url":"/demo/portal/hipay/800120097?order=ORD20048&amount=3.50&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000013","order":"ORD20048","issued_at":"2026-11-28T07:49:26.095+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Retard de livraison","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"2.92","taxes":[{"name":"TVA","rate":"0.20","base":"2.92","amount":"0.58","explanation":{"rule":"share","charged":"3.08","given":"0.00","before":"0.00","now":"3.50","whole":"18.50","basis":"gross"}}],"gross":"3.50","withheld":"0.00","remaining":{"quantity":1,"net":"12.50","gross":"15.00","withheld":"0.00"},"explanation":{"rule":"value","typed":"3.50","basis":"gross","left":"18.50"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"2.92","amount":"0.58","explanation":{"lines":"0.58","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"2.92","tax":"0.58","total":"3.50","explanation":{"lines":"3.50","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"3.50","explanation":{"rule":"proportional","total":"3.50","left":"27.40","all_left":"27.40"}}],"remaining_after":{"charged":"27.40","credited":"3.50","items":"23.90","captured":"23.90","payments":[{"payment":"p1","amount":"23.90"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000038','agent-4','1bc9e9b463480f46bb251629fb76a953f5dae5fc9b65a5b0d557efc994982530','open_modification','ORD20042',1795848566114000,2,'{"number":"ORD20042","placed_at":"2026-11-09T13:09:45Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Lukas von Arnim","email":"lukas.vonarnim@mail.example","phone":"+49 1522 817 3304","locale":"de-DE"},"lines":[{"id":"1","sku":"LUM-ECL-01","title":"Lampadaire Éclaircie, trépied en frêne","quantity":1,"unit_price":"249.00","total":"239.55","taxes":[{"name":"MwSt.","rate":"0.19","amount":"38.25"}]},{"id":"2","sku":"EPI-THE-01","title":"Thé vert Sencha, boîte de 100 g","quantity":1,"unit_price":"14.50","total":"13.95","taxes":[{"name":"MwSt.","rate":"0.07","amount":"0.91"}]}],"shipping":[{"id":"s1","title":"Colissimo International","total":"14.90","taxes":[{"name":"MwSt.","rate":"0.19","amount":"2.38"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"MwSt.","rate":"0.19","amount":"6.23"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"801850874","captured":"307.40","captured_at":"2026-11-09T13:10:34Z"}],"version":2,"payment_state":"paid","amounts":{"gross":"307.40","captured":"307.40","refunded":"0.00","pending":"0.00","refundable":"307.40","overpayment":"0.00"},"lease":{"holder":{"id":"agent-4","name":"Zoé Martin","role":"lead"},"expires_at":"2026-11-28T07:04:26.114Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","credit"],"refund_tasks":[],"credit_notes":[],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000039','agent-4','739abd164e5946ebf6000f94150b72812198c17d9183f12a5642896f18a44566','issue_credit_note','ORD20042',1795848566118000,3,'{"number":"ORD20042","placed_at":"2026-11-09T13:09:45Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Lukas von Arnim","email":"lukas.vonarnim@mail.example","phone":"+49 1522 817 3304","locale":"de-DE"},"lines":[{"id":"1","sku":"LUM-ECL-01","title":"Lampadaire Éclaircie, trépied en frêne","quantity":1,"unit_price":"249.00","total":"239.55","taxes":[{"name":"MwSt.","rate":"0.19","amount":"38.25"}]},{"id":"2","sku":"EPI-THE-01","title":"Thé vert Sencha, boîte de 100 g","quantity":1,"unit_price":"14.50","total":"13.95","taxes":[{"name":"MwSt.","rate":"0.07","amount":"0.91"}]}],"shipping":[{"id":"s1","title":"Colissimo International","total":"14.90","taxes":[{"name":"MwSt.","rate":"0.19","amount":"2.38"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"MwSt.","rate":"0.19","amount":"6.23"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"801850874","captured":"307.40","captured_at":"2026-11-09T13:10:34Z"}],"version":3,"payment_state":"refund_pending","amounts":{"gross":"307.40","captured":"307.40","refunded":"0.00","pending":"7.00","refundable":"300.40","overpayment":"0.00"},"lease":{"holder":{"id":"agent-4","name":"Zoé Martin","role":"lead"},"expires_at":"2026-11-28T07:04:26.118Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","settle_refund","credit","correct_credit_note"],"refund_tasks":[{"id":"ORD20042-R1","order":"ORD20042","credit_note":"AV-2026-000014","payment":"p1","provider":"hipay","transaction":"801850874","amount":"7.00","means":"original","state":"to_do","created_at":"2026-11-28T06:49:26.118Z","portal_url":"/demo/portal/hipay/801850874?order=ORD20042&amount=7.00&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000014","order":"ORD20042","issued_at":"2026-11-28T07:49:26.118+01:00","issued_by":{"id":"agent-4","name":"Zoé Martin","role":"lead"},"reason":"Erreur","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"5.88","taxes":[{"name":"MwSt.","rate":"0.19","base":"5.88","amount":"1.12","explanation":{"rule":"share","charged":"38.25","given":"0.00","before":"0.00","now":"7.00","whole":"239.55","basis":"gross"}}],"gross":"7.00","withheld":"0.00","remaining":{"quantity":1,"net":"195.42","gross":"232.55","withheld":"0.00"},"explanation":{"rule":"value","typed":"7.00","basis":"gross","left":"239.55"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"MwSt.","rate":"0.19","net":"5.88","amount":"1.12","explanation":{"lines":"1.12","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"5.88","tax":"1.12","total":"7.00","explanation":{"lines":"7.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"7.00","explanation":{"rule":"proportional","total":"7.00","left":"307.40","all_left":"307.40"}}],"remaining_after":{"charged":"307.40","credited":"7.00","items":"300.40","captured":"300.40","payments":[{"payment":"p1","amount":"300.40"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000040','agent-4','04d85af7cc4bb92b23180ed1f498b1cdabd80695e3fdcb4f8898705cb5a6f932','correct_credit_note','ORD20042',1795848566122000,4,'{"number":"ORD20042","placed_at":"2026-11-09T13:09:45Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Lukas von Arnim","email":"lukas.vonarnim@mail.example","phone":"+49 1522 817 3304","locale":"de-DE"},"lines":[{"id":"1","sku":"LUM-ECL-01","title":"Lampadaire Éclaircie, trépied en frêne","quantity":1,"unit_price":"249.00","total":"239.55","taxes":[{"name":"MwSt.","rate":"0.19","amount":"38.25"}]},{"id":"2","sku":"EPI-THE-01","title":"Thé vert Sencha, boîte de 100 g","quantity":1,"unit_price":"14.50","total":"13.95","taxes":[{"name":"MwSt.","rate":"0.07","amount":"0.91"}]}],"shipping":[{"id":"s1","title":"Colissimo International","total":"14.90","taxes":[{"name":"MwSt.","rate":"0.19","amount":"2.38"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"MwSt.","rate":"0.19","amount":"6.23"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"801850874","captured":"307.40","captured_at":"2026-11-09T13:10:34Z"}],"version":4,"payment_state":"paid","amounts":{"gross":"307.40","captured":"307.40","refunded":"0.00","pending":"0.00","refundable":"307.40","overpayment":"0.00"},"lease":{"holder":{"id":"agent-4","name":"Zoé Martin","role":"lead"},"expires_at":"2026-11-28T07:04:26.122Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","credit"],"refund_tasks":[{"id":"ORD20042-R1","order":"ORD20042","credit_note":"AV-2026-000014","payment":"p1","provider":"hipay","transaction":"801850874","amount":"7.00","means":"original","state":"withdrawn","correction":"AV-2026-000015","at":"2026-11-28T06:49:26.122Z","created_at":"2026-11-28T06:49:26.118Z","portal_url":"/demo/portal/hipay/801850874?order=ORD20042&amount=7.00&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000014","order":"ORD20042","issued_at":"2026-11-28T07:49:26.118+01:00","issued_by":{"id":"agent-4","name":"Zoé Martin","role":"lead"},"reason":"Erreur","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"5.88","taxes":[{"name":"MwSt.","rate":"0.19","base":"5.88","amount":"1.12","explanation":{"rule":"share","charged":"38.25","given":"0.00","before":"0.00","now":"7.00","whole":"239.55","basis":"gross"}}],"gross":"7.00","withheld":"0.00","remaining":{"quantity":1,"net":"195.42","gross":"232.55","withheld":"0.00"},"explanation":{"rule":"value","typed":"7.00","basis":"gross","left":"239.55"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"MwSt.","rate":"0.19","net":"5.88","amount":"1.12","explanation":{"lines":"1.12","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"5.88","tax":"1.12","total":"7.00","explanation":{"lines":"7.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"7.00","explanation":{"rule":"proportional","total":"7.00","left":"307.40","all_left":"307.40"}}],"remaining_after":{"charged":"307.40","credited":"7.00","items":"300.40","captured":"300.40","payments":[{"payment":"p1","amount":"300.40"}]},"caps":[]}},{"number":"AV-2026-000015","order":"ORD20042","issued_at":"2026-11-28T07:49:26.122+01:00","issued_by":{"id":"agent-4","name":"Zoé Martin","role":"lead"},"reason":"Mauvaise commande","restock":false,"corrects":"AV-2026-000014","quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"-5.88","taxes":[{"name":"MwSt.","rate":"0.19","base":"-5.88","amount":"-1.12","explanation":{"rule":"reversed"}}],"gross":"-7.00","withheld":"0.00","remaining":{"quantity":1,"net":"201.30","gross":"239.55","withheld":"0.00"},"explanation":{"rule":"reversed"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"MwSt.","rate":"0.19","net":"-5.88","amount":"-1.12","explanation":{"lines":"-1.12","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"-5.88","tax":"-1.12","total":"-7.00","explanation":{"lines":"-7.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"-7.00","explanation":{"rule":"reversed"}}],"remaining_after":{"charged":"307.40","credited":"0.00","items":"307.40","captured":"307.40","payments":[{"payment":"p1","amount":"307.40"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000041','agent-4','8399e6e31142efda66303534e2b998513e891e9a0217523f4a3da1a2be6706d7','close_modification','ORD20042',1795848566127000,5,'{"number":"ORD20042","placed_at":"2026-11-09T13:09:45Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Lukas von Arnim","email":"lukas.vonarnim@mail.example","phone":"+49 1522 817 3304","locale":"de-DE"},"lines":[{"id":"1","sku":"LUM-ECL-01","title":"Lampadaire Éclaircie, trépied en frêne","quantity":1,"unit_price":"249.00","total":"239.55","taxes":[{"name":"MwSt.","rate":"0.19","amount":"38.25"}]},{"id":"2","sku":"EPI-THE-01","title":"Thé vert Sencha, boîte de 100 g","quantity":1,"unit_price":"14.50","total":"13.95","taxes":[{"name":"MwSt.","rate":"0.07","amount":"0.91"}]}],"shipping":[{"id":"s1","title":"Colissimo International","total":"14.90","taxes":[{"name":"MwSt.","rate":"0.19","amount":"2.38"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"MwSt.","rate":"0.19","amount":"6.23"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"801850874","captured":"307.40","captured_at":"2026-11-09T13:10:34Z"}],"version":5,"payment_state":"paid","amounts":{"gross":"307.40","captured":"307.40","refunded":"0.00","pending":"0.00","refundable":"307.40","overpayment":"0.00"},"lease":null,"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["open","credit"],"refund_tasks":[{"id":"ORD20042-R1","order":"ORD20042","credit_note":"AV-2026-000014","payment":"p1","provider":"hipay","transaction":"801850874","amount":"7.00","means":"original","state":"withdrawn","correction":"AV-2026-000015","at":"2026-11-28T06:49:26.122Z","created_at":"2026-11-28T06:49:26.118Z","portal_url":"/demo/portal/hipay/801850874?order=ORD20042&amount=7.00&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000014","order":"ORD20042","issued_at":"2026-11-28T07:49:26.118+01:00","issued_by":{"id":"agent-4","name":"Zoé Martin","role":"lead"},"reason":"Erreur","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"5.88","taxes":[{"name":"MwSt.","rate":"0.19","base":"5.88","amount":"1.12","explanation":{"rule":"share","charged":"38.25","given":"0.00","before":"0.00","now":"7.00","whole":"239.55","basis":"gross"}}],"gross":"7.00","withheld":"0.00","remaining":{"quantity":1,"net":"195.42","gross":"232.55","withheld":"0.00"},"explanation":{"rule":"value","typed":"7.00","basis":"gross","left":"239.55"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"MwSt.","rate":"0.19","net":"5.88","amount":"1.12","explanation":{"lines":"1.12","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"5.88","tax":"1.12","total":"7.00","explanation":{"lines":"7.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"7.00","explanation":{"rule":"proportional","total":"7.00","left":"307.40","all_left":"307.40"}}],"remaining_after":{"charged":"307.40","credited":"7.00","items":"300.40","captured":"300.40","payments":[{"payment":"p1","amount":"300.40"}]},"caps":[]}},{"number":"AV-2026-000015","order":"ORD20042","issued_at":"2026-11-28T07:49:26.122+01:00","issued_by":{"id":"agent-4","name":"Zoé Martin","role":"lead"},"reason":"Mauvaise commande","restock":false,"corrects":"AV-2026-000014","quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"-5.88","taxes":[{"name":"MwSt.","rate":"0.19","base":"-5.88","amount":"-1.12","explanation":{"rule":"reversed"}}],"gross":"-7.00","withheld":"0.00","remaining":{"quantity":1,"net":"201.30","gross":"239.55","withheld":"0.00"},"explanation":{"rule":"reversed"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"MwSt.","rate":"0.19","net":"-5.88","amount":"-1.12","explanation":{"lines":"-1.12","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"-5.88","tax":"-1.12","total":"-7.00","explanation":{"lines":"-7.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"-7.00","explanation":{"rule":"reversed"}}],"remaining_after":{"charged":"307.40","credited":"0.00","items":"307.40","captured":"307.40","payments":[{"payment":"p1","amount":"307.40"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000042','agent-3','b65fcfbe1e651e0f707f2a2aedc50324901f2e5cd85ea9f9a2e5e217ba96ba47','open_modification','ORD20041',1795848566133000,2,'{"number":"ORD20041","placed_at":"2026-11-08T21:47:58Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Awa d''Argenson","email":"awa.dargenson@example.com","phone":"+33 6 39 98 77 39","locale":"fr-FR"},"lines":[{"id":"1","sku":"LIN-CHE-15","title":"Chemin de table brodé, 150 cm","quantity":2,"unit_price":"34.50","total":"69.00","taxes":[{"name":"TVA","rate":"0.20","amount":"11.50"}]}],"shipping":[{"id":"s1","title":"Mondial Relay","total":"4.50","taxes":[{"name":"TVA","rate":"0.20","amount":"0.75"}]}],"fees":[{"id":"f1","title":"Frais de paiement PayPal","total":"1.20","taxes":[{"name":"TVA","rate":"0.20","amount":"0.20"}]}],"order_discount":null,"payments":[{"id":"p1","provider":"paypal","transaction":"7PRDAR9E5NTUWC6WE","captured":"74.70","captured_at":"2026-11-08T21:49:24Z"}],"version":2,"payment_state":"paid","amounts":{"gross":"74.70","captured":"74.70","refunded":"0.00","pending":"0.00","refundable":"74.70","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.133Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","credit"],"refund_tasks":[],"credit_notes":[],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000043','agent-3','b41f3fc01084cac14805d4010fa360b3c49b0da4ded17712e9e9f38032790972','issue_credit_note','ORD20041',1795848566137000,3,'{"number":"ORD20041","placed_at":"2026-11-08T21:47:58Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Awa d''Argenson","email":"awa.dargenson@example.com","phone":"+33 6 39 98 77 39","locale":"fr-FR"},"lines":[{"id":"1","sku":"LIN-CHE-15","title":"Chemin de table brodé, 150 cm","quantity":2,"unit_price":"34.50","total":"69.00","taxes":[{"name":"TVA","rate":"0.20","amount":"11.50"}]}],"shipping":[{"id":"s1","title":"Mondial Relay","total":"4.50","taxes":[{"name":"TVA","rate":"0.20","amount":"0.75"}]}],"fees":[{"id":"f1","title":"Frais de paiement PayPal","total":"1.20","taxes":[{"name":"TVA","rate":"0.20","amount":"0.20"}]}],"order_discount":null,"payments":[{"id":"p1","provider":"paypal","transaction":"7PRDAR9E5NTUWC6WE","captured":"74.70","captured_at":"2026-11-08T21:49:24Z"}],"version":3,"payment_state":"refund_pending","amounts":{"gross":"74.70","captured":"74.70","refunded":"0.00","pending":"2.00","refundable":"72.70","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.137Z"},"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["close","check","settle_refund","credit","correct_credit_note"],"refund_tasks":[{"id":"ORD20041-R1","order":"ORD20041","credit_note":"AV-2026-000016","payment":"p1","provider":"paypal","transaction":"7PRDAR9E5NTUWC6WE","amount":"2.00","means":"original","state":"to_do","created_at":"2026-11-28T06:49:26.137Z","portal_url":"/demo/portal/paypal/7PRDAR9E5NTUWC6WE?order=ORD20041&amount=2.00&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000016","order":"ORD20041","issued_at":"2026-11-28T07:49:26.137+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Geste commercial","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"1.67","taxes":[{"name":"TVA","rate":"0.20","base":"1.67","amount":"0.33","explanation":{"rule":"share","charged":"11.50","given":"0.00","before":"0.00","now":"2.00","whole":"69.00","basis":"gross"}}],"gross":"2.00","withheld":"0.00","remaining":{"quantity":2,"net":"55.83","gross":"67.00","withheld":"0.00"},"explanation":{"rule":"value","typed":"2.00","basis":"gross","left":"69.00"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"1.67","amount":"0.33","explanation":{"lines":"0.33","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"1.67","tax":"0.33","total":"2.00","explanation":{"lines":"2.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"2.00","explanation":{"rule":"proportional","total":"2.00","left":"74.70","all_left":"74.70"}}],"remaining_after":{"charged":"74.70","credited":"2.00","items":"72.70","captured":"72.70","payments":[{"payment":"p1","amount":"72.70"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000044','agent-3','0a5a26466a5f06f8d4f92b49d577ee9f7f84b01acc56c3dc068597e44393543c','close_modification','ORD20041',1795848566141000,4,'{"number":"ORD20041","placed_at":"2026-11-08T21:47:58Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Awa d''Argenson","email":"awa.dargenson@example.com","phone":"+33 6 39 98 77 39","locale":"fr-FR"},"lines":[{"id":"1","sku":"LIN-CHE-15","title":"Chemin de table brodé, 150 cm","quantity":2,"unit_price":"34.50","total":"69.00","taxes":[{"name":"TVA","rate":"0.20","amount":"11.50"}]}],"shipping":[{"id":"s1","title":"Mondial Relay","total":"4.50","taxes":[{"name":"TVA","rate":"0.20","amount":"0.75"}]}],"fees":[{"id":"f1","title":"Frais de paiement PayPal","total":"1.20","taxes":[{"name":"TVA","rate":"0.20","amount":"0.20"}]}],"order_discount":null,"payments":[{"id":"p1","provider":"paypal","transaction":"7PRDAR9E5NTUWC6WE","captured":"74.70","captured_at":"2026-11-08T21:49:24Z"}],"version":4,"payment_state":"refund_pending","amounts":{"gross":"74.70","captured":"74.70","refunded":"0.00","pending":"2.00","refundable":"72.70","overpayment":"0.00"},"lease":null,"cancellation":{"step":"idle"},"not_cancellable":"shipped","allowed_actions":["open","settle_refund","credit","correct_credit_note"],"refund_tasks":[{"id":"ORD20041-R1","order":"ORD20041","credit_note":"AV-2026-000016","payment":"p1","provider":"paypal","transaction":"7PRDAR9E5NTUWC6WE","amount":"2.00","means":"original","state":"to_do","created_at":"2026-11-28T06:49:26.137Z","portal_url":"/demo/portal/paypal/7PRDAR9E5NTUWC6WE?order=ORD20041&amount=2.00&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000016","order":"ORD20041","issued_at":"2026-11-28T07:49:26.137+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Geste commercial","restock":false,"corrects":null,"quote":{"lines":[{"line":"1","quantity":0,"restock":false,"net":"1.67","taxes":[{"name":"TVA","rate":"0.20","base":"1.67","amount":"0.33","explanation":{"rule":"share","charged":"11.50","given":"0.00","before":"0.00","now":"2.00","whole":"69.00","basis":"gross"}}],"gross":"2.00","withheld":"0.00","remaining":{"quantity":2,"net":"55.83","gross":"67.00","withheld":"0.00"},"explanation":{"rule":"value","typed":"2.00","basis":"gross","left":"69.00"}}],"shipping":[],"fees":[],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"1.67","amount":"0.33","explanation":{"lines":"0.33","shipping":"0.00","fees":"0.00","adjustment":"0.00"}}],"untaxed":"0.00","net":"1.67","tax":"0.33","total":"2.00","explanation":{"lines":"2.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"2.00","explanation":{"rule":"proportional","total":"2.00","left":"74.70","all_left":"74.70"}}],"remaining_after":{"charged":"74.70","credited":"2.00","items":"72.70","captured":"72.70","payments":[{"payment":"p1","amount":"72.70"}]},"caps":[]}}],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000045','agent-3','4b9c44225144be416413ef86dcb9820eeda244e021009b300914677a4433643e','open_modification','ORD20038',1795848566147000,2,'{"number":"ORD20038","placed_at":"2026-11-05T15:17:14Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Awa Dubois","email":"awa.dubois31@maison.example","phone":"+33 6 39 98 88 47","locale":"fr-FR"},"lines":[{"id":"1","sku":"MAI-VAS-30","title":"Vase Galet, céramique, 30 cm","quantity":1,"unit_price":"54.90","total":"54.90","taxes":[{"name":"TVA","rate":"0.20","amount":"9.15"}]},{"id":"2","sku":"TAB-COU-24","title":"Ménagère Éclat, 24 pièces, inox","quantity":1,"unit_price":"149.00","total":"149.00","taxes":[{"name":"TVA","rate":"0.20","amount":"24.83"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]}],"fees":[{"id":"f1","title":"Frais de paiement PayPal","total":"1.20","taxes":[{"name":"TVA","rate":"0.20","amount":"0.20"}]}],"order_discount":null,"payments":[{"id":"p1","provider":"paypal","transaction":"VAEVC82N7FGNGCSZC","captured":"205.10","captured_at":"2026-11-05T15:17:56Z"}],"version":2,"payment_state":"paid","amounts":{"gross":"205.10","captured":"205.10","refunded":"0.00","pending":"0.00","refundable":"205.10","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.147Z"},"cancellation":{"step":"idle"},"not_cancellable":null,"allowed_actions":["close","check","credit"],"refund_tasks":[],"credit_notes":[],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000046','agent-3','b9721b741b846480fc18e7dbed096606860722736ee6eed56bacdbd607911ebc','check_cancellation','ORD20038',1795848566151000,3,'{"number":"ORD20038","placed_at":"2026-11-05T15:17:14Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Awa Dubois","email":"awa.dubois31@maison.example","phone":"+33 6 39 98 88 47","locale":"fr-FR"},"lines":[{"id":"1","sku":"MAI-VAS-30","title":"Vase Galet, céramique, 30 cm","quantity":1,"unit_price":"54.90","total":"54.90","taxes":[{"name":"TVA","rate":"0.20","amount":"9.15"}]},{"id":"2","sku":"TAB-COU-24","title":"Ménagère Éclat, 24 pièces, inox","quantity":1,"unit_price":"149.00","total":"149.00","taxes":[{"name":"TVA","rate":"0.20","amount":"24.83"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]}],"fees":[{"id":"f1","title":"Frais de paiement PayPal","total":"1.20","taxes":[{"name":"TVA","rate":"0.20","amount":"0.20"}]}],"order_discount":null,"payments":[{"id":"p1","provider":"paypal","transaction":"VAEVC82N7FGNGCSZC","captured":"205.10","captured_at":"2026-11-05T15:17:56Z"}],"version":3,"payment_state":"paid","amounts":{"gross":"205.10","captured":"205.10","refunded":"0.00","pending":"0.00","refundable":"205.10","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.151Z"},"cancellation":{"step":"cancellable"},"not_cancellable":null,"allowed_actions":["close","confirm","credit"],"refund_tasks":[],"credit_notes":[],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000047','agent-3','aa0b4b34347d6184124e8b915d5670617bd542331c0474aa5e6b8d25ff11ce56','confirm_cancellation','ORD20038',1795848566154000,4,'{"number":"ORD20038","placed_at":"2026-11-05T15:17:14Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Awa Dubois","email":"awa.dubois31@maison.example","phone":"+33 6 39 98 88 47","locale":"fr-FR"},"lines":[{"id":"1","sku":"MAI-VAS-30","title":"Vase Galet, céramique, 30 cm","quantity":1,"unit_price":"54.90","total":"54.90","taxes":[{"name":"TVA","rate":"0.20","amount":"9.15"}]},{"id":"2","sku":"TAB-COU-24","title":"Ménagère Éclat, 24 pièces, inox","quantity":1,"unit_price":"149.00","total":"149.00","taxes":[{"name":"TVA","rate":"0.20","amount":"24.83"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]}],"fees":[{"id":"f1","title":"Frais de paiement PayPal","total":"1.20","taxes":[{"name":"TVA","rate":"0.20","amount":"0.20"}]}],"order_discount":null,"payments":[{"id":"p1","provider":"paypal","transaction":"VAEVC82N7FGNGCSZC","captured":"205.10","captured_at":"2026-11-05T15:17:56Z"}],"version":4,"payment_state":"paid","amounts":{"gross":"205.10","captured":"205.10","refunded":"0.00","pending":"0.00","refundable":"205.10","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.154Z"},"cancellation":{"step":"confirmed"},"not_cancellable":null,"allowed_actions":["close","request","credit"],"refund_tasks":[],"credit_notes":[],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000048','agent-3','b465c6907ccea2637458118b09bf60c6c03826e9565c5f7900beab1316719110','request_cancellation','ORD20038',1795848566158000,5,'{"number":"ORD20038","placed_at":"2026-11-05T15:17:14Z","currency":"EUR","prices_include_tax":true,"logistic_status":"cancelled","customer":{"name":"Awa Dubois","email":"awa.dubois31@maison.example","phone":"+33 6 39 98 88 47","locale":"fr-FR"},"lines":[{"id":"1","sku":"MAI-VAS-30","title":"Vase Galet, céramique, 30 cm","quantity":1,"unit_price":"54.90","total":"54.90","taxes":[{"name":"TVA","rate":"0.20","amount":"9.15"}]},{"id":"2","sku":"TAB-COU-24","title":"Ménagère Éclat, 24 pièces, inox","quantity":1,"unit_price":"149.00","total":"149.00","taxes":[{"name":"TVA","rate":"0.20","amount":"24.83"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]}],"fees":[{"id":"f1","title":"Frais de paiement PayPal","total":"1.20","taxes":[{"name":"TVA","rate":"0.20","amount":"0.20"}]}],"order_discount":null,"payments":[{"id":"p1","provider":"paypal","transaction":"VAEVC82N7FGNGCSZC","captured":"205.10","captured_at":"2026-11-05T15:17:56Z"}],"version":5,"payment_state":"refund_pending","amounts":{"gross":"205.10","captured":"205.10","refunded":"0.00","pending":"205.10","refundable":"0.00","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.158Z"},"cancellation":{"step":"refunding","contact_channel":"phone"},"not_cancellable":"already_cancelled","allowed_actions":["close","settle_refund"],"refund_tasks":[{"id":"ORD20038-R1","order":"ORD20038","credit_note":"AV-2026-000017","payment":"p1","provider":"paypal","transaction":"VAEVC82N7FGNGCSZC","amount":"205.10","means":"original","state":"to_do","created_at":"2026-11-28T06:49:26.158Z","portal_url":"/demo/portal/paypal/VAEVC82N7FGNGCSZC?order=ORD20038&amount=205.10&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000017","order":"ORD20038","issued_at":"2026-11-28T07:49:26.158+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":1,"restock":true,"net":"45.75","taxes":[{"name":"TVA","rate":"0.20","base":"45.75","amount":"9.15","explanation":{"rule":"rest","charged":"9.15","given":"0.00"}}],"gross":"54.90","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"54.90","given":"0.00","withheld":"0.00"}},{"line":"2","quantity":1,"restock":true,"net":"124.17","taxes":[{"name":"TVA","rate":"0.20","base":"124.17","amount":"24.83","explanation":{"rule":"rest","charged":"24.83","given":"0.00"}}],"gross":"149.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"149.00","given":"0.00","withheld":"0.00"}}],"shipping":[],"fees":[{"id":"f1","net":"1.00","taxes":[{"name":"TVA","rate":"0.20","base":"1.00","amount":"0.20","explanation":{"rule":"rest","charged":"0.20","given":"0.00"}}],"gross":"1.20","remaining":"0.00","explanation":{"rule":"value","typed":"1.20","basis":"gross","left":"1.20"}}],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"170.92","amount":"34.18","explanation":{"lines":"33.98","shipping":"0.00","fees":"0.20","adjustment":"0.00"}}],"untaxed":"0.00","net":"170.92","tax":"34.18","total":"205.10","explanation":{"lines":"203.90","shipping":"0.00","fees":"1.20","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"205.10","explanation":{"rule":"proportional","total":"205.10","left":"205.10","all_left":"205.10"}}],"remaining_after":{"charged":"205.10","credited":"205.10","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}],"cancellation_note":"AV-2026-000017","credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000049','agent-3','c889596f1b0a78bc4c4bc8ce929720df8c257dd74b1cd374e5ce8175998c4793','open_refund_task','ORD20038',1795848566163000,6,'{"number":"ORD20038","placed_at":"2026-11-05T15:17:14Z","currency":"EUR","prices_include_tax":true,"logistic_status":"cancelled","customer":{"name":"Awa Dubois","email":"awa.dubois31@maison.example","phone":"+33 6 39 98 88 47","locale":"fr-FR"},"lines":[{"id":"1","sku":"MAI-VAS-30","title":"Vase Galet, céramique, 30 cm","quantity":1,"unit_price":"54.90","total":"54.90","taxes":[{"name":"TVA","rate":"0.20","amount":"9.15"}]},{"id":"2","sku":"TAB-COU-24","title":"Ménagère Éclat, 24 pièces, inox","quantity":1,"unit_price":"149.00","total":"149.00","taxes":[{"name":"TVA","rate":"0.20","amount":"24.83"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]}],"fees":[{"id":"f1","title":"Frais de paiement PayPal","total":"1.20","taxes":[{"name":"TVA","rate":"0.20","amount":"0.20"}]}],"order_discount":null,"payments":[{"id":"p1","provider":"paypal","transaction":"VAEVC82N7FGNGCSZC","captured":"205.10","captured_at":"2026-11-05T15:17:56Z"}],"version":6,"payment_state":"refund_pending","amounts":{"gross":"205.10","captured":"205.10","refunded":"0.00","pending":"205.10","refundable":"0.00","overpayment":"0.00"},"lease":{"holder":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"expires_at":"2026-11-28T07:04:26.163Z"},"cancellation":{"step":"refunding","contact_channel":"phone"},"not_cancellable":"already_cancelled","allowed_actions":["close","settle_refund"],"refund_tasks":[{"id":"ORD20038-R1","order":"ORD20038","credit_note":"AV-2026-000017","payment":"p1","provider":"paypal","transaction":"VAEVC82N7FGNGCSZC","amount":"205.10","means":"original","state":"opened","at":"2026-11-28T06:49:26.163Z","by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"created_at":"2026-11-28T06:49:26.158Z","portal_url":"/demo/portal/paypal/VAEVC82N7FGNGCSZC?order=ORD20038&amount=205.10&currency=EUR"}],"credit_notes":[{"number":"AV-2026-000017","order":"ORD20038","issued_at":"2026-11-28T07:49:26.158+01:00","issued_by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"reason":"Annulation de la commande","restock":true,"corrects":null,"quote":{"lines":[{"line":"1","quantity":1,"restock":true,"net":"45.75","taxes":[{"name":"TVA","rate":"0.20","base":"45.75","amount":"9.15","explanation":{"rule":"rest","charged":"9.15","given":"0.00"}}],"gross":"54.90","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"54.90","given":"0.00","withheld":"0.00"}},{"line":"2","quantity":1,"restock":true,"net":"124.17","taxes":[{"name":"TVA","rate":"0.20","base":"124.17","amount":"24.83","explanation":{"rule":"rest","charged":"24.83","given":"0.00"}}],"gross":"149.00","withheld":"0.00","remaining":{"quantity":0,"net":"0.00","gross":"0.00","withheld":"0.00"},"explanation":{"rule":"last_units","charged":"149.00","given":"0.00","withheld":"0.00"}}],"shipping":[],"fees":[{"id":"f1","net":"1.00","taxes":[{"name":"TVA","rate":"0.20","base":"1.00","amount":"0.20","explanation":{"rule":"rest","charged":"0.20","given":"0.00"}}],"gross":"1.20","remaining":"0.00","explanation":{"rule":"value","typed":"1.20","basis":"gross","left":"1.20"}}],"adjustment":null,"taxes":[{"name":"TVA","rate":"0.20","net":"170.92","amount":"34.18","explanation":{"lines":"33.98","shipping":"0.00","fees":"0.20","adjustment":"0.00"}}],"untaxed":"0.00","net":"170.92","tax":"34.18","total":"205.10","explanation":{"lines":"203.90","shipping":"0.00","fees":"1.20","adjustment":"0.00"},"allocation":[{"payment":"p1","amount":"205.10","explanation":{"rule":"proportional","total":"205.10","left":"205.10","all_left":"205.10"}}],"remaining_after":{"charged":"205.10","credited":"205.10","items":"0.00","captured":"0.00","payments":[{"payment":"p1","amount":"0.00"}]},"caps":[]}}],"cancellation_note":"AV-2026-000017","credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000050','agent-3','1a212aee67d4bd057b5cec4f38c147c7b0cb7294239b2d158bd5a7c2e8b1b2bd','refund_overpayment','ORD20900',1795848566169000,2,'{"number":"ORD20900","placed_at":"2026-11-20T09:00:00Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Noémie Payet","email":"noemie.payet@example.com","phone":"+33 6 98 76 54 32","locale":"fr-FR"},"lines":[{"id":"1","sku":"MUG-09","title":"Mug","quantity":2,"unit_price":"12.00","total":"24.00","taxes":[{"name":"TVA","rate":"0.20","amount":"4.00"}]}],"shipping":[],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"800700001","captured":"24.00","captured_at":"2026-11-20T09:01:00Z"},{"id":"p2","provider":"hipay","transaction":"800700002","captured":"24.00","captured_at":"2026-11-20T09:02:00Z"}],"version":2,"payment_state":"refund_pending","amounts":{"gross":"24.00","captured":"48.00","refunded":"0.00","pending":"24.00","refundable":"24.00","overpayment":"0.00"},"lease":null,"cancellation":{"step":"idle"},"not_cancellable":"delivered","allowed_actions":["open","settle_refund","credit"],"refund_tasks":[{"id":"ORD20900-R1","order":"ORD20900","credit_note":null,"overpayment":{"reason":"Payé deux fois","by":"Awa Diallo"},"payment":"p2","provider":"hipay","transaction":"800700002","amount":"24.00","means":"original","state":"to_do","created_at":"2026-11-28T06:49:26.169Z","portal_url":"/demo/portal/hipay/800700002?order=ORD20900&amount=24.00&currency=EUR"}],"credit_notes":[],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000051','agent-3','e9bd07400efaa7b7a9d3136261aed04216eaff61b43cfa43221866f9360187b6','open_refund_task','ORD20900',1795848566172000,3,'{"number":"ORD20900","placed_at":"2026-11-20T09:00:00Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Noémie Payet","email":"noemie.payet@example.com","phone":"+33 6 98 76 54 32","locale":"fr-FR"},"lines":[{"id":"1","sku":"MUG-09","title":"Mug","quantity":2,"unit_price":"12.00","total":"24.00","taxes":[{"name":"TVA","rate":"0.20","amount":"4.00"}]}],"shipping":[],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"800700001","captured":"24.00","captured_at":"2026-11-20T09:01:00Z"},{"id":"p2","provider":"hipay","transaction":"800700002","captured":"24.00","captured_at":"2026-11-20T09:02:00Z"}],"version":3,"payment_state":"refund_pending","amounts":{"gross":"24.00","captured":"48.00","refunded":"0.00","pending":"24.00","refundable":"24.00","overpayment":"0.00"},"lease":null,"cancellation":{"step":"idle"},"not_cancellable":"delivered","allowed_actions":["open","settle_refund","credit"],"refund_tasks":[{"id":"ORD20900-R1","order":"ORD20900","credit_note":null,"overpayment":{"reason":"Payé deux fois","by":"Awa Diallo"},"payment":"p2","provider":"hipay","transaction":"800700002","amount":"24.00","means":"original","state":"opened","at":"2026-11-28T06:49:26.172Z","by":{"id":"agent-3","name":"Awa Diallo","role":"agent"},"created_at":"2026-11-28T06:49:26.169Z","portal_url":"/demo/portal/hipay/800700002?order=ORD20900&amount=24.00&currency=EUR"}],"credit_notes":[],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
INSERT INTO "operations" VALUES('release-0001-000052','agent-3','22f1cf621458f8185b1dd5811c8b1f321fad55f8ae6d5cf04bcb0db686aad00c','settle_refund_task','ORD20900',1795848566176000,4,'{"number":"ORD20900","placed_at":"2026-11-20T09:00:00Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Noémie Payet","email":"noemie.payet@example.com","phone":"+33 6 98 76 54 32","locale":"fr-FR"},"lines":[{"id":"1","sku":"MUG-09","title":"Mug","quantity":2,"unit_price":"12.00","total":"24.00","taxes":[{"name":"TVA","rate":"0.20","amount":"4.00"}]}],"shipping":[],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"800700001","captured":"24.00","captured_at":"2026-11-20T09:01:00Z"},{"id":"p2","provider":"hipay","transaction":"800700002","captured":"24.00","captured_at":"2026-11-20T09:02:00Z"}],"version":4,"payment_state":"partially_refunded","amounts":{"gross":"24.00","captured":"48.00","refunded":"24.00","pending":"0.00","refundable":"24.00","overpayment":"0.00"},"lease":null,"cancellation":{"step":"idle"},"not_cancellable":"delivered","allowed_actions":["open","revise_refund","credit"],"refund_tasks":[{"id":"ORD20900-R1","order":"ORD20900","credit_note":null,"overpayment":{"reason":"Payé deux fois","by":"Awa Diallo"},"payment":"p2","provider":"hipay","transaction":"800700002","amount":"24.00","means":"original","state":"done","reference":"RF-1008","at":"2026-11-28T06:49:26.176Z","created_at":"2026-11-28T06:49:26.169Z","portal_url":"/demo/portal/hipay/800700002?order=ORD20900&amount=24.00&currency=EUR"}],"credit_notes":[],"cancellation_note":null,"credits_gift_cards":false,"returns":[],"messages":[]}');
CREATE TABLE order_documents (
    order_number TEXT NOT NULL PRIMARY KEY REFERENCES orders (number),
    document     TEXT NOT NULL
);
INSERT INTO "order_documents" VALUES('ORD20001','{"number":"ORD20001","placed_at":"2026-09-30T16:56:32Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Ö","email":"beatrice.rossi@boite.example","phone":"+39 320 000 2379","locale":"it-IT"},"lines":[{"id":"1","sku":"TAB-COT-01","title":"Couteau de table, manche olivier","quantity":8,"unit_price":"18.50","total":"148.00","taxes":[{"name":"IVA","rate":"0.22","amount":"26.69"}]},{"id":"2","sku":"MAI-VAS-30","title":"Vase Galet, céramique, 30 cm","quantity":1,"unit_price":"54.90","total":"54.90","taxes":[{"name":"IVA","rate":"0.22","amount":"9.90"}]},{"id":"3","sku":"MAI-BOU-18","title":"Bougie parfumée Figuier, 180 g","quantity":2,"unit_price":"24.50","total":"49.00","taxes":[{"name":"IVA","rate":"0.22","amount":"8.84"}]}],"shipping":[{"id":"s1","title":"Colissimo International","total":"0.00","taxes":[{"name":"IVA","rate":"0.22","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"paypal","transaction":"JXJBNE8GHWUBFNN89","captured":"251.90","captured_at":"2026-09-30T16:57:13Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20002','{"number":"ORD20002","placed_at":"2026-10-01T10:28:10Z","currency":"USD","prices_include_tax":false,"logistic_status":"delivered","customer":{"name":"Léa 🌿 Petit","email":"renee.kowalski@example.com","phone":"+1 212-555-0154","locale":"en-US"},"lines":[{"id":"1","sku":"MAI-HOR-35","title":"Horloge murale Midi, Ø 35 cm","quantity":3,"unit_price":"75.00","total":"225.00","taxes":[{"name":"New York State tax","rate":"0.04","amount":"9.00"},{"name":"New York City tax","rate":"0.04875","amount":"10.97"}]}],"shipping":[{"id":"s1","title":"FedEx International Economy","total":"31.00","taxes":[{"name":"New York State tax","rate":"0.04","amount":"1.24"},{"name":"New York City tax","rate":"0.04875","amount":"1.51"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"809205376","captured":"278.72","captured_at":"2026-10-01T10:29:39Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20003','{"number":"ORD20003","placed_at":"2026-10-02T17:54:23Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Ana​ïs Blan‍chard","email":"oceane.traore@maison.example","phone":"+33 6 39 98 66 42","locale":"fr-FR"},"lines":[{"id":"1","sku":"LUM-GUI-25","title":"Guirlande guinguette, 25 ampoules","quantity":2,"unit_price":"44.50","total":"62.30","taxes":[{"name":"TVA","rate":"0.20","amount":"10.38"}]},{"id":"2","sku":"LUM-AMP-E27","title":"Ampoule à filament E27, 6 W, dimmable","quantity":6,"unit_price":"8.90","total":"53.40","taxes":[{"name":"TVA","rate":"0.20","amount":"8.90"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"803558029","captured":"124.60","captured_at":"2026-10-02T17:54:25Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20004','{"number":"ORD20004","placed_at":"2026-10-03T06:43:21Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Éloïse Lefèvre","email":"nathalie.diallo@example.com","phone":"+33 6 39 98 18 02","locale":"fr-FR"},"lines":[{"id":"1","sku":"LUM-ABJ-35","title":"Abat-jour plissé, coton écru, Ø 35 cm","quantity":1,"unit_price":"39.90","total":"39.90","taxes":[{"name":"TVA","rate":"0.20","amount":"6.65"}]},{"id":"2","sku":"LIV-LUM-02","title":"Livre « Habiter la lumière »","quantity":1,"unit_price":"29.90","total":"29.90","taxes":[{"name":"TVA","rate":"0.055","amount":"1.56"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"mollie","transaction":"tr_wbgHswfNK2","captured":"78.70","captured_at":"2026-10-03T06:44:13Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20005','{"number":"ORD20005","placed_at":"2026-10-04T19:40:33Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Robert''); DROP TABLE orders;--","email":"louis.diallo@maison.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"LUM-LIS-01","title":"Applique Lisière, chêne et lin","quantity":1,"unit_price":"89.90","total":"71.92","taxes":[{"name":"TVA","rate":"0.20","amount":"11.99"}]}],"shipping":[{"id":"s1","title":"Chronopost 13","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"809131304","captured":"71.92","captured_at":"2026-10-04T19:41:55Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20006','{"number":"ORD20006","placed_at":"2026-10-05T18:04:03Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"=HYPERLINK(\"https://example.com\";\"Facture\")","email":"nour.dubois@courrier.example","phone":"+33 6 39 98 46 67","locale":"fr-FR"},"lines":[{"id":"1","sku":"MEU-TAB-45","title":"Table d''appoint Dune, chêne massif","quantity":1,"unit_price":"179.00","total":"179.00","taxes":[{"name":"TVA","rate":"0.20","amount":"29.83"}]},{"id":"2","sku":"TAB-COU-24","title":"Ménagère Éclat, 24 pièces, inox","quantity":1,"unit_price":"149.00","total":"104.30","taxes":[{"name":"TVA","rate":"0.20","amount":"17.38"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"808125847","captured":"322.30","captured_at":"2026-10-05T18:04:58Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20007','{"number":"ORD20007","placed_at":"2026-10-06T13:56:15Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Marie-Charlotte Aliénor de Montmorency-Beaufort, épouse van den Hoogenband de Saint-Rémy-lès-Chevreuse","email":"chloe.lemoine@example.com","phone":"+33 6 39 98 44 13","locale":"fr-FR"},"lines":[{"id":"1","sku":"LUM-LIS-01","title":"Applique Lisière, chêne et lin","quantity":1,"unit_price":"89.90","total":"71.92","taxes":[{"name":"TVA","rate":"0.20","amount":"11.99"}]},{"id":"2","sku":"LUM-AMP-E27","title":"Ampoule à filament E27, 6 W, dimmable","quantity":4,"unit_price":"8.90","total":"35.60","taxes":[{"name":"TVA","rate":"0.20","amount":"5.93"}]}],"shipping":[{"id":"s1","title":"Mondial Relay","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"802829782","captured":"107.52","captured_at":"2026-10-06T13:57:43Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20008','{"number":"ORD20008","placed_at":"2026-10-07T10:49:10Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Zoé Marchand‮","email":"aurelie.roussel80@example.com","phone":"+33 6 39 98 48 98","locale":"fr-FR"},"lines":[{"id":"1","sku":"LIN-CHE-15","title":"Chemin de table brodé, 150 cm","quantity":1,"unit_price":"34.50","total":"34.50","taxes":[{"name":"TVA","rate":"0.20","amount":"5.75"}]}],"shipping":[],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"lightspeed","transaction":"lsp-3866214604","captured":"34.50","captured_at":"2026-10-07T10:50:27Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20009','{"number":"ORD20009","placed_at":"2026-10-08T10:16:59Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"<img src=x onerror=alert(1)>","email":"bastien.mercier10@mail.example","phone":"+33 6 39 98 23 70","locale":"fr-FR"},"lines":[{"id":"1","sku":"LUM-AMP-E27","title":"Ampoule à filament E27, 6 W, dimmable","quantity":6,"unit_price":"8.90","total":"48.06","taxes":[{"name":"TVA","rate":"0.20","amount":"8.01"}]},{"id":"2","sku":"JAR-EUC-01","title":"Bouquet d''eucalyptus frais","quantity":1,"unit_price":"22.90","total":"22.90","taxes":[{"name":"TVA","rate":"0.10","amount":"2.08"}]}],"shipping":[{"id":"s1","title":"Chronopost 13","total":"12.90","taxes":[{"name":"TVA","rate":"0.20","amount":"2.15"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"bank_transfer","transaction":"VIR-2026-10-08-41607","captured":"83.86","captured_at":"2026-10-08T22:43:01Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20010','{"number":"ORD20010","placed_at":"2026-10-09T13:55:45Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Anaïs Le Goff","email":"anais.legoff30@example.com","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"LIN-BAI-70","title":"Drap de bain éponge, 70 × 140 cm","quantity":1,"unit_price":"32.90","total":"22.90","taxes":[{"name":"TVA","rate":"0.20","amount":"3.82"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"6.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.15"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"802058040","captured":"29.80","captured_at":"2026-10-09T13:56:37Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20011','{"number":"ORD20011","placed_at":"2026-10-09T23:29:43Z","currency":"EUR","prices_include_tax":true,"logistic_status":"printing","customer":{"name":"Clémence Vasseur","email":"clemence.vasseur@maison.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"MAI-BOU-30","title":"Bougie parfumée Feu de bois, 300 g","quantity":6,"unit_price":"38.50","total":"231.00","taxes":[{"name":"TVA","rate":"0.20","amount":"38.50"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"6.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.15"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"800487070","captured":"237.90","captured_at":"2026-10-09T23:31:02Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20012','{"number":"ORD20012","placed_at":"2026-10-11T09:35:29Z","currency":"EUR","prices_include_tax":true,"logistic_status":"preparing","customer":{"name":"Noël Robert","email":"noel.robert@maison.example","phone":"+352 621 000 199","locale":"fr-LU"},"lines":[{"id":"1","sku":"LIN-BAI-70","title":"Drap de bain éponge, 70 × 140 cm","quantity":6,"unit_price":"32.90","total":"197.40","taxes":[{"name":"TVA","rate":"0.17","amount":"28.68"}]}],"shipping":[{"id":"s1","title":"DPD Europe","total":"11.90","taxes":[{"name":"TVA","rate":"0.17","amount":"1.73"}]}],"fees":[{"id":"f1","title":"Frais de paiement PayPal","total":"1.20","taxes":[{"name":"TVA","rate":"0.17","amount":"0.17"}]}],"order_discount":null,"payments":[{"id":"p1","provider":"paypal","transaction":"5D5WPYDC9TN8Z67BY","captured":"210.50","captured_at":"2026-10-11T09:36:22Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20013','{"number":"ORD20013","placed_at":"2026-10-12T07:35:13Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Aurélie Robert","email":"aurelie.robert39@courrier.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"LIN-PLA-17","title":"Plaid en laine des Pyrénées, 130 × 170 cm","quantity":1,"unit_price":"99.00","total":"99.00","taxes":[{"name":"TVA","rate":"0.20","amount":"16.50"}]},{"id":"2","sku":"MAI-MIR-18","title":"Miroir sur pied, chêne, 180 cm","quantity":1,"unit_price":"219.00","total":"219.00","taxes":[{"name":"TVA","rate":"0.20","amount":"36.50"}]}],"shipping":[{"id":"s1","title":"Chronopost 13","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"809675345","captured":"357.00","captured_at":"2026-10-12T07:36:27Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20014','{"number":"ORD20014","placed_at":"2026-10-13T12:32:49Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Thomas Da Silva","email":"thomas.dasilva@boite.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"LIV-LUM-02","title":"Livre « Habiter la lumière »","quantity":1,"unit_price":"29.90","total":"26.91","taxes":[{"name":"TVA","rate":"0.055","amount":"1.40"}]},{"id":"2","sku":"LIV-TAB-01","title":"Livre « L''Art de la table »","quantity":1,"unit_price":"35.00","total":"29.75","taxes":[{"name":"TVA","rate":"0.055","amount":"1.55"}]}],"shipping":[{"id":"s1","title":"Mondial Relay","total":"4.50","taxes":[{"name":"TVA","rate":"0.20","amount":"0.75"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"bank_transfer","transaction":"VIR-2026-10-13-72340","captured":"61.16","captured_at":"2026-10-13T19:34:13Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20015','{"number":"ORD20015","placed_at":"2026-10-14T14:27:10Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Thérèse Diallo","email":"therese.diallo@example.com","phone":"+33 6 39 98 95 50","locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-PLA-40","title":"Plat de service ovale, faïence, 40 cm","quantity":1,"unit_price":"52.00","total":"52.00","taxes":[{"name":"TVA","rate":"0.20","amount":"8.67"}]}],"shipping":[{"id":"s1","title":"Chronopost 13","total":"12.90","taxes":[{"name":"TVA","rate":"0.20","amount":"2.15"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"805369252","captured":"64.90","captured_at":"2026-10-14T14:27:42Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20016','{"number":"ORD20016","placed_at":"2026-10-15T16:02:51Z","currency":"JPY","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"佐藤 陽子","email":"yoko.sato78@example.com","phone":"+81 90-0000-6916","locale":"ja-JP"},"lines":[{"id":"1","sku":"TAB-ASS-27","title":"Assiette plate Grès, Ø 27 cm","quantity":3,"unit_price":"2780","total":"8340","taxes":[{"name":"消費税","rate":"0.10","amount":"758"}]},{"id":"2","sku":"TAB-ASS-21","title":"Assiette à dessert Grès, Ø 21 cm","quantity":6,"unit_price":"2290","total":"12366","taxes":[{"name":"消費税","rate":"0.10","amount":"1124"}]},{"id":"3","sku":"LIV-TAB-01","title":"Livre « L''Art de la table »","quantity":1,"unit_price":"5770","total":"5770","taxes":[{"name":"消費税","rate":"0.08","amount":"427"}]}],"shipping":[{"id":"s1","title":"EMS Japan Post","total":"4620","taxes":[{"name":"消費税","rate":"0.10","amount":"420"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3SnVtcghP6sEnv0ptWv27oqA","captured":"31096","captured_at":"2026-10-15T16:03:24Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20017','{"number":"ORD20017","placed_at":"2026-10-16T13:53:05Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Anna Weiß","email":"anna.weis@courrier.example","phone":"+49 1522 817 3065","locale":"de-DE"},"lines":[{"id":"1","sku":"MEU-TAP-23","title":"Tapis berbère, laine, 160 × 230 cm","quantity":1,"unit_price":"399.00","total":"399.00","taxes":[{"name":"MwSt.","rate":"0.19","amount":"63.71"}]}],"shipping":[{"id":"s1","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"MwSt.","rate":"0.19","amount":"6.23"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"paypal","transaction":"LR4LEK25E4CS5QUQ4","captured":"438.00","captured_at":"2026-10-16T13:54:31Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20018','{"number":"ORD20018","placed_at":"2026-10-17T17:53:36Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Jean-Baptiste Étchegaray","email":"jean-baptiste.etchegaray49@boite.example","phone":"+33 6 39 98 39 82","locale":"fr-FR"},"lines":[{"id":"1","sku":"LUM-BRU-20","title":"Suspension Brume, verre soufflé, Ø 40 cm","quantity":1,"unit_price":"269.00","total":"242.10","taxes":[{"name":"TVA","rate":"0.20","amount":"40.35"}]}],"shipping":[{"id":"s1","title":"Mondial Relay","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]}],"fees":[{"id":"f1","title":"Emballage cadeau","total":"4.50","taxes":[{"name":"TVA","rate":"0.20","amount":"0.75"}]}],"order_discount":null,"payments":[{"id":"p1","provider":"paypal","transaction":"79K9ZKE4EGC5W847H","captured":"246.60","captured_at":"2026-10-17T17:55:02Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20019','{"number":"ORD20019","placed_at":"2026-10-17T20:53:38Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Jürgen Yıldız","email":"jurgen.yildiz@example.com","phone":null,"locale":"de-DE"},"lines":[{"id":"1","sku":"LUM-AUB-02","title":"Lampe à poser Aube, noir mat","quantity":1,"unit_price":"119.00","total":"95.20","taxes":[{"name":"MwSt.","rate":"0.19","amount":"15.20"}]},{"id":"2","sku":"JAR-OLI-60","title":"Olivier en pot, 60 cm","quantity":1,"unit_price":"39.90","total":"33.91","taxes":[{"name":"MwSt.","rate":"0.07","amount":"2.22"}]},{"id":"3","sku":"MAI-PAN-40","title":"Panier tressé, jonc de mer, Ø 40 cm","quantity":1,"unit_price":"36.90","total":"36.90","taxes":[{"name":"MwSt.","rate":"0.19","amount":"5.89"}]},{"id":"4","sku":"MAI-HOR-35","title":"Horloge murale Midi, Ø 35 cm","quantity":2,"unit_price":"69.00","total":"138.00","taxes":[{"name":"MwSt.","rate":"0.19","amount":"22.03"}]}],"shipping":[{"id":"s1","title":"DPD Europe","total":"0.00","taxes":[{"name":"MwSt.","rate":"0.19","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"paypal","transaction":"9R6DE2KSJLUUZWS7Y","captured":"304.01","captured_at":"2026-10-17T20:54:17Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20020','{"number":"ORD20020","placed_at":"2026-10-19T13:35:32Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Mamadou Da Silva","email":"mamadou.dasilva@boite.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"LUM-BRU-20","title":"Suspension Brume, verre soufflé, Ø 40 cm","quantity":1,"unit_price":"269.00","total":"269.00","taxes":[{"name":"TVA","rate":"0.20","amount":"44.83"}]},{"id":"2","sku":"LUM-BRU-10","title":"Suspension Brume, verre soufflé, Ø 28 cm","quantity":1,"unit_price":"189.50","total":"189.50","taxes":[{"name":"TVA","rate":"0.20","amount":"31.58"}]},{"id":"3","sku":"LIN-NAP-25","title":"Nappe en lin lavé, 170 × 250 cm","quantity":1,"unit_price":"89.00","total":"89.00","taxes":[{"name":"TVA","rate":"0.20","amount":"14.83"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"800871719","captured":"547.50","captured_at":"2026-10-19T13:36:54Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20021','{"number":"ORD20021","placed_at":"2026-10-20T08:09:31Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Awa Vasseur","email":"awa.vasseur@maison.example","phone":"+33 6 39 98 07 98","locale":"fr-FR"},"lines":[{"id":"1","sku":"LIN-SER-45","title":"Serviette de table en lin lavé, 45 × 45 cm","quantity":1,"unit_price":"11.50","total":"11.50","taxes":[{"name":"TVA","rate":"0.20","amount":"1.92"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"gift_card","transaction":"ML-HVP2-V6NL","captured":"20.40","captured_at":"2026-10-20T08:09:47Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20022','{"number":"ORD20022","placed_at":"2026-10-21T12:07:42Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Antoine Guérin","email":"antoine.guerin@example.com","phone":"+33 6 39 98 63 67","locale":"fr-FR"},"lines":[{"id":"1","sku":"MEU-TAB-45","title":"Table d''appoint Dune, chêne massif","quantity":1,"unit_price":"179.00","total":"179.00","taxes":[{"name":"TVA","rate":"0.20","amount":"29.83"}]},{"id":"2","sku":"MAI-MIR-60","title":"Miroir rond Soleil, rotin, Ø 60 cm","quantity":3,"unit_price":"79.90","total":"239.70","taxes":[{"name":"TVA","rate":"0.20","amount":"39.95"}]},{"id":"3","sku":"LIN-TOR-02","title":"Torchon métis, lot de 2","quantity":4,"unit_price":"18.90","total":"75.60","taxes":[{"name":"TVA","rate":"0.20","amount":"12.60"}]},{"id":"4","sku":"TAB-VER-25","title":"Verre à eau Ondine, 25 cl","quantity":6,"unit_price":"7.95","total":"38.16","taxes":[{"name":"TVA","rate":"0.20","amount":"6.36"}]}],"shipping":[],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"lightspeed","transaction":"lsp-3541287708","captured":"532.46","captured_at":"2026-10-21T12:08:12Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20023','{"number":"ORD20023","placed_at":"2026-10-22T08:43:04Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Mehdi Chevalier","email":"mehdi.chevalier72@maison.example","phone":"+33 6 39 98 59 07","locale":"fr-FR"},"lines":[{"id":"1","sku":"LUM-BRU-20","title":"Suspension Brume, verre soufflé, Ø 40 cm","quantity":1,"unit_price":"269.00","total":"269.00","taxes":[{"name":"TVA","rate":"0.20","amount":"44.83"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"mollie","transaction":"tr_gq73kzNv6k","captured":"269.00","captured_at":"2026-10-22T08:43:53Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20024','{"number":"ORD20024","placed_at":"2026-10-23T16:27:32Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Thérèse Fontaine","email":"therese.fontaine@maison.example","phone":"+33 6 39 98 86 20","locale":"fr-FR"},"lines":[{"id":"1","sku":"LUM-BRU-20","title":"Suspension Brume, verre soufflé, Ø 40 cm","quantity":1,"unit_price":"269.00","total":"269.00","taxes":[{"name":"TVA","rate":"0.20","amount":"44.83"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"gift_card","transaction":"ML-DR8B-U4ZF","captured":"25.00","captured_at":"2026-10-23T16:28:10Z"},{"id":"p2","provider":"hipay","transaction":"807142053","captured":"244.00","captured_at":"2026-10-23T16:28:03Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20025','{"number":"ORD20025","placed_at":"2026-10-24T11:58:32Z","currency":"EUR","prices_include_tax":true,"logistic_status":"preparing","customer":{"name":"Manon Müller-Roche","email":"manon.muller-roche@courrier.example","phone":"+33 6 39 98 01 23","locale":"fr-FR"},"lines":[{"id":"1","sku":"LUM-ABJ-35","title":"Abat-jour plissé, coton écru, Ø 35 cm","quantity":1,"unit_price":"39.90","total":"39.90","taxes":[{"name":"TVA","rate":"0.20","amount":"6.65"}]},{"id":"2","sku":"MAI-VAS-30","title":"Vase Galet, céramique, 30 cm","quantity":1,"unit_price":"54.90","total":"54.90","taxes":[{"name":"TVA","rate":"0.20","amount":"9.15"}]}],"shipping":[],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"cash","transaction":"CAISSE-2-952483","captured":"94.80","captured_at":"2026-10-24T11:59:09Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20026','{"number":"ORD20026","placed_at":"2026-10-25T13:46:35Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Lucía Puigdomènech","email":"lucia.puigdomenech@boite.example","phone":null,"locale":"es-ES"},"lines":[{"id":"1","sku":"TAB-VER-25","title":"Verre à eau Ondine, 25 cl","quantity":1,"unit_price":"7.95","total":"7.95","taxes":[{"name":"IVA","rate":"0.21","amount":"1.38"}]}],"shipping":[{"id":"s1","title":"DPD Europe","total":"11.90","taxes":[{"name":"IVA","rate":"0.21","amount":"2.07"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"adyen","transaction":"885SHYDCHD7F7B3M","captured":"19.85","captured_at":"2026-10-25T13:47:59Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20027','{"number":"ORD20027","placed_at":"2026-10-26T11:16:33Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Maëlle Kervella","email":"maelle.kervella@mail.example","phone":"+33 6 39 98 79 94","locale":"fr-FR"},"lines":[{"id":"1","sku":"MAI-HOR-35","title":"Horloge murale Midi, Ø 35 cm","quantity":1,"unit_price":"69.00","total":"69.00","taxes":[{"name":"TVA","rate":"0.20","amount":"11.50"}]}],"shipping":[{"id":"s1","title":"Chronopost 13","total":"12.90","taxes":[{"name":"TVA","rate":"0.20","amount":"2.15"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"mollie","transaction":"tr_3UsA6md7Ep","captured":"81.90","captured_at":"2026-10-26T11:16:47Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20028','{"number":"ORD20028","placed_at":"2026-10-27T08:38:05Z","currency":"EUR","prices_include_tax":true,"logistic_status":"cancelled","customer":{"name":"Anne-Sophie Petit","email":"anne-sophie.petit37@courrier.example","phone":"+33 6 39 98 09 30","locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-CAR-10","title":"Carafe Ondine, 1 l","quantity":1,"unit_price":"34.90","total":"34.90","taxes":[{"name":"TVA","rate":"0.20","amount":"5.82"}]},{"id":"2","sku":"LUM-BRU-20","title":"Suspension Brume, verre soufflé, Ø 40 cm","quantity":1,"unit_price":"269.00","total":"269.00","taxes":[{"name":"TVA","rate":"0.20","amount":"44.83"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[]}');
INSERT INTO "order_documents" VALUES('ORD20029','{"number":"ORD20029","placed_at":"2026-10-27T21:04:12Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Aurélie Benali","email":"aurelie.benali@boite.example","phone":null,"locale":"fr-LU"},"lines":[{"id":"1","sku":"LIN-PLA-17","title":"Plaid en laine des Pyrénées, 130 × 170 cm","quantity":2,"unit_price":"99.00","total":"198.00","taxes":[{"name":"TVA","rate":"0.17","amount":"28.77"}]}],"shipping":[{"id":"s1","title":"DPD Europe","total":"0.00","taxes":[{"name":"TVA","rate":"0.17","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"adyen","transaction":"883GRY96HSHHUB3D","captured":"198.00","captured_at":"2026-10-27T21:04:16Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20030','{"number":"ORD20030","placed_at":"2026-10-28T16:43:44Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Pierre-Yves Guérin","email":"pierre-yves.guerin@maison.example","phone":"+33 6 39 98 63 76","locale":"fr-FR"},"lines":[{"id":"1","sku":"MAI-PAN-40","title":"Panier tressé, jonc de mer, Ø 40 cm","quantity":1,"unit_price":"36.90","total":"36.90","taxes":[{"name":"TVA","rate":"0.20","amount":"6.15"}]},{"id":"2","sku":"LUM-NOM-01","title":"Lampe nomade Luciole, rechargeable","quantity":1,"unit_price":"59.90","total":"59.90","taxes":[{"name":"TVA","rate":"0.20","amount":"9.98"}]},{"id":"3","sku":"TAB-COU-24","title":"Ménagère Éclat, 24 pièces, inox","quantity":1,"unit_price":"149.00","total":"149.00","taxes":[{"name":"TVA","rate":"0.20","amount":"24.83"}]},{"id":"4","sku":"MEU-TAB-45","title":"Table d''appoint Dune, chêne massif","quantity":1,"unit_price":"179.00","total":"179.00","taxes":[{"name":"TVA","rate":"0.20","amount":"29.83"}]},{"id":"5","sku":"LUM-AUB-02","title":"Lampe à poser Aube, noir mat","quantity":1,"unit_price":"119.00","total":"101.15","taxes":[{"name":"TVA","rate":"0.20","amount":"16.86"}]},{"id":"6","sku":"LIN-NAP-25","title":"Nappe en lin lavé, 170 × 250 cm","quantity":1,"unit_price":"89.00","total":"80.10","taxes":[{"name":"TVA","rate":"0.20","amount":"13.35"}]},{"id":"7","sku":"MAI-VAS-30","title":"Vase Galet, céramique, 30 cm","quantity":2,"unit_price":"54.90","total":"109.80","taxes":[{"name":"TVA","rate":"0.20","amount":"18.30"}]},{"id":"8","sku":"TAB-FLU-18","title":"Flûte à champagne Ondine, 18 cl","quantity":1,"unit_price":"13.50","total":"13.50","taxes":[{"name":"TVA","rate":"0.20","amount":"2.25"}]},{"id":"9","sku":"LUM-AUB-01","title":"Lampe à poser Aube, laiton brossé","quantity":1,"unit_price":"129.00","total":"129.00","taxes":[{"name":"TVA","rate":"0.20","amount":"21.50"}]},{"id":"10","sku":"TAB-COT-01","title":"Couteau de table, manche olivier","quantity":4,"unit_price":"18.50","total":"74.00","taxes":[{"name":"TVA","rate":"0.20","amount":"12.33"}]},{"id":"11","sku":"MAI-HOR-35","title":"Horloge murale Midi, Ø 35 cm","quantity":1,"unit_price":"69.00","total":"69.00","taxes":[{"name":"TVA","rate":"0.20","amount":"11.50"}]},{"id":"12","sku":"MAI-BOU-30","title":"Bougie parfumée Feu de bois, 300 g","quantity":2,"unit_price":"38.50","total":"77.00","taxes":[{"name":"TVA","rate":"0.20","amount":"12.83"}]}],"shipping":[{"id":"s1","title":"Chronopost 13","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3S7XBJKAgoCeJ8kVbDUEej7W","captured":"1117.35","captured_at":"2026-10-28T16:44:10Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20031','{"number":"ORD20031","placed_at":"2026-10-29T22:05:18Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Rémi Richard","email":"remi.richard@mail.example","phone":"+33 6 39 98 06 39","locale":"fr-FR"},"lines":[{"id":"1","sku":"EPI-THE-01","title":"Thé vert Sencha, boîte de 100 g","quantity":6,"unit_price":"14.50","total":"87.00","taxes":[{"name":"TVA","rate":"0.055","amount":"4.54"}]},{"id":"2","sku":"TAB-BOL-15","title":"Bol Grès, Ø 15 cm","quantity":4,"unit_price":"12.50","total":"50.00","taxes":[{"name":"TVA","rate":"0.20","amount":"8.33"}]}],"shipping":[{"id":"s1","title":"Mondial Relay","total":"4.50","taxes":[{"name":"TVA","rate":"0.20","amount":"0.75"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"gift_card","transaction":"ML-ZHPF-VFDU","captured":"25.00","captured_at":"2026-10-29T22:06:03Z"},{"id":"p2","provider":"hipay","transaction":"804254246","captured":"116.50","captured_at":"2026-10-29T22:06:47Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20032','{"number":"ORD20032","placed_at":"2026-10-30T18:45:00Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Aurélie Kervella","email":"aurelie.kervella01@boite.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"MAI-MIR-18","title":"Miroir sur pied, chêne, 180 cm","quantity":1,"unit_price":"219.00","total":"186.15","taxes":[{"name":"TVA","rate":"0.20","amount":"31.03"}]}],"shipping":[{"id":"s1","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"paypal","transaction":"Y9W49D82VJTLJMF3B","captured":"225.15","captured_at":"2026-10-30T18:45:43Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20033','{"number":"ORD20033","placed_at":"2026-11-01T12:27:26Z","currency":"EUR","prices_include_tax":true,"logistic_status":"cancelled","customer":{"name":"Inès Vasseur","email":"ines.vasseur47@courrier.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-ASS-21","title":"Assiette à dessert Grès, Ø 21 cm","quantity":1,"unit_price":"13.90","total":"13.90","taxes":[{"name":"TVA","rate":"0.20","amount":"2.32"}]},{"id":"2","sku":"LUM-AMP-E27","title":"Ampoule à filament E27, 6 W, dimmable","quantity":8,"unit_price":"8.90","total":"71.20","taxes":[{"name":"TVA","rate":"0.20","amount":"11.87"}]},{"id":"3","sku":"LIN-COU-45","title":"Housse de coussin velours, 45 × 45 cm","quantity":6,"unit_price":"29.90","total":"161.46","taxes":[{"name":"TVA","rate":"0.20","amount":"26.91"}]},{"id":"4","sku":"LUM-BRU-20","title":"Suspension Brume, verre soufflé, Ø 40 cm","quantity":2,"unit_price":"269.00","total":"538.00","taxes":[{"name":"TVA","rate":"0.20","amount":"89.67"}]}],"shipping":[{"id":"s1","title":"Mondial Relay","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[]}');
INSERT INTO "order_documents" VALUES('ORD20034','{"number":"ORD20034","placed_at":"2026-11-02T08:43:45Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Jean-Baptiste Béranger","email":"jean-baptiste.beranger@maison.example","phone":"+33 6 39 98 92 06","locale":"fr-FR"},"lines":[{"id":"1","sku":"JAR-BUC-10","title":"Bûchettes d''allumage, 10 kg","quantity":2,"unit_price":"12.90","total":"25.80","taxes":[{"name":"TVA","rate":"0.10","amount":"2.35"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"808812616","captured":"34.70","captured_at":"2026-11-02T08:44:26Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20035','{"number":"ORD20035","placed_at":"2026-11-02T19:15:10Z","currency":"EUR","prices_include_tax":true,"logistic_status":"preparing","customer":{"name":"Rémi Leroy","email":"remi.leroy39@maison.example","phone":"+33 6 39 98 08 42","locale":"fr-FR"},"lines":[{"id":"1","sku":"LUM-AUB-01","title":"Lampe à poser Aube, laiton brossé","quantity":1,"unit_price":"129.00","total":"129.00","taxes":[{"name":"TVA","rate":"0.20","amount":"21.50"}]}],"shipping":[{"id":"s1","title":"Chronopost 13","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"paypal","transaction":"54J5H69KL8Z2E8XVN","captured":"129.00","captured_at":"2026-11-02T19:15:52Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20036','{"number":"ORD20036","placed_at":"2026-11-03T17:05:55Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Hugo Le Goff","email":"hugo.legoff@example.com","phone":"+33 6 39 98 16 83","locale":"fr-FR"},"lines":[{"id":"1","sku":"MEU-FAU-01","title":"Fauteuil Sieste, bouclette ivoire","quantity":1,"unit_price":"499.00","total":"474.05","taxes":[{"name":"TVA","rate":"0.20","amount":"79.01"}]},{"id":"2","sku":"LUM-AUB-01","title":"Lampe à poser Aube, laiton brossé","quantity":1,"unit_price":"129.00","total":"122.55","taxes":[{"name":"TVA","rate":"0.20","amount":"20.43"}]},{"id":"3","sku":"LUM-AUB-02","title":"Lampe à poser Aube, noir mat","quantity":1,"unit_price":"119.00","total":"113.05","taxes":[{"name":"TVA","rate":"0.20","amount":"18.84"}]},{"id":"4","sku":"LUM-AMP-E27","title":"Ampoule à filament E27, 6 W, dimmable","quantity":4,"unit_price":"8.90","total":"33.82","taxes":[{"name":"TVA","rate":"0.20","amount":"5.64"}]},{"id":"5","sku":"LIN-PAR-24","title":"Parure de lit percale, 240 × 220 cm","quantity":1,"unit_price":"129.90","total":"123.40","taxes":[{"name":"TVA","rate":"0.20","amount":"20.57"}]},{"id":"6","sku":"LUM-ARC-01","title":"Lampadaire Arche, marbre de Carrare","quantity":1,"unit_price":"459.00","total":"436.05","taxes":[{"name":"TVA","rate":"0.20","amount":"72.68"}]}],"shipping":[{"id":"s1","title":"Chronopost 13","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"801492434","captured":"1341.92","captured_at":"2026-11-03T17:06:09Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20037','{"number":"ORD20037","placed_at":"2026-11-05T00:47:30Z","currency":"GBP","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Callum Patel","email":"callum.patel@boite.example","phone":null,"locale":"en-GB"},"lines":[{"id":"1","sku":"LIN-PLA-17","title":"Plaid en laine des Pyrénées, 130 × 170 cm","quantity":1,"unit_price":"87.00","total":"87.00","taxes":[{"name":"VAT","rate":"0.20","amount":"14.50"}]},{"id":"2","sku":"JAR-BUC-10","title":"Bûchettes d''allumage, 10 kg","quantity":3,"unit_price":"11.25","total":"33.75","taxes":[{"name":"VAT","rate":"0.20","amount":"5.63"}]}],"shipping":[{"id":"s1","title":"DPD UK","total":"0.00","taxes":[{"name":"VAT","rate":"0.20","amount":"0.00"}]}],"fees":[{"id":"f1","title":"Frais de paiement PayPal","total":"1.00","taxes":[{"name":"VAT","rate":"0.20","amount":"0.17"}]}],"order_discount":null,"payments":[{"id":"p1","provider":"paypal","transaction":"UK4S3PFCRXMMUZHPQ","captured":"121.75","captured_at":"2026-11-05T00:48:52Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20038','{"number":"ORD20038","placed_at":"2026-11-05T15:17:14Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Awa Dubois","email":"awa.dubois31@maison.example","phone":"+33 6 39 98 88 47","locale":"fr-FR"},"lines":[{"id":"1","sku":"MAI-VAS-30","title":"Vase Galet, céramique, 30 cm","quantity":1,"unit_price":"54.90","total":"54.90","taxes":[{"name":"TVA","rate":"0.20","amount":"9.15"}]},{"id":"2","sku":"TAB-COU-24","title":"Ménagère Éclat, 24 pièces, inox","quantity":1,"unit_price":"149.00","total":"149.00","taxes":[{"name":"TVA","rate":"0.20","amount":"24.83"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]}],"fees":[{"id":"f1","title":"Frais de paiement PayPal","total":"1.20","taxes":[{"name":"TVA","rate":"0.20","amount":"0.20"}]}],"order_discount":null,"payments":[{"id":"p1","provider":"paypal","transaction":"VAEVC82N7FGNGCSZC","captured":"205.10","captured_at":"2026-11-05T15:17:56Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20039','{"number":"ORD20039","placed_at":"2026-11-07T09:18:43Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Yasmine Schmitt","email":"yasmine.schmitt49@maison.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-FLU-18","title":"Flûte à champagne Ondine, 18 cl","quantity":4,"unit_price":"13.50","total":"43.20","taxes":[{"name":"TVA","rate":"0.20","amount":"7.20"}]},{"id":"2","sku":"MAI-HOR-35","title":"Horloge murale Midi, Ø 35 cm","quantity":1,"unit_price":"69.00","total":"48.30","taxes":[{"name":"TVA","rate":"0.20","amount":"8.05"}]},{"id":"3","sku":"MAI-BOU-30","title":"Bougie parfumée Feu de bois, 300 g","quantity":4,"unit_price":"38.50","total":"154.00","taxes":[{"name":"TVA","rate":"0.20","amount":"25.67"}]},{"id":"4","sku":"LUM-ARC-01","title":"Lampadaire Arche, marbre de Carrare","quantity":1,"unit_price":"459.00","total":"459.00","taxes":[{"name":"TVA","rate":"0.20","amount":"76.50"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3SiC8LVSczuMpnT4V9xaeti5","captured":"743.50","captured_at":"2026-11-07T09:19:43Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20040','{"number":"ORD20040","placed_at":"2026-11-07T19:49:31Z","currency":"USD","prices_include_tax":false,"logistic_status":"awaiting_print","customer":{"name":"Tyler Goldberg","email":"tyler.goldberg@maison.example","phone":"+1 212-555-0175","locale":"en-US"},"lines":[{"id":"1","sku":"LIN-BAI-70","title":"Drap de bain éponge, 70 × 140 cm","quantity":4,"unit_price":"35.00","total":"126.00","taxes":[{"name":"New York State tax","rate":"0.04","amount":"5.04"},{"name":"New York City tax","rate":"0.04875","amount":"6.14"}]}],"shipping":[{"id":"s1","title":"FedEx International Economy","total":"31.00","taxes":[{"name":"New York State tax","rate":"0.04","amount":"1.24"},{"name":"New York City tax","rate":"0.04875","amount":"1.51"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"mollie","transaction":"tr_bvjZXqBoi8","captured":"170.93","captured_at":"2026-11-07T19:50:12Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20041','{"number":"ORD20041","placed_at":"2026-11-08T21:47:58Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Awa d''Argenson","email":"awa.dargenson@example.com","phone":"+33 6 39 98 77 39","locale":"fr-FR"},"lines":[{"id":"1","sku":"LIN-CHE-15","title":"Chemin de table brodé, 150 cm","quantity":2,"unit_price":"34.50","total":"69.00","taxes":[{"name":"TVA","rate":"0.20","amount":"11.50"}]}],"shipping":[{"id":"s1","title":"Mondial Relay","total":"4.50","taxes":[{"name":"TVA","rate":"0.20","amount":"0.75"}]}],"fees":[{"id":"f1","title":"Frais de paiement PayPal","total":"1.20","taxes":[{"name":"TVA","rate":"0.20","amount":"0.20"}]}],"order_discount":null,"payments":[{"id":"p1","provider":"paypal","transaction":"7PRDAR9E5NTUWC6WE","captured":"74.70","captured_at":"2026-11-08T21:49:24Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20042','{"number":"ORD20042","placed_at":"2026-11-09T13:09:45Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Lukas von Arnim","email":"lukas.vonarnim@mail.example","phone":"+49 1522 817 3304","locale":"de-DE"},"lines":[{"id":"1","sku":"LUM-ECL-01","title":"Lampadaire Éclaircie, trépied en frêne","quantity":1,"unit_price":"249.00","total":"239.55","taxes":[{"name":"MwSt.","rate":"0.19","amount":"38.25"}]},{"id":"2","sku":"EPI-THE-01","title":"Thé vert Sencha, boîte de 100 g","quantity":1,"unit_price":"14.50","total":"13.95","taxes":[{"name":"MwSt.","rate":"0.07","amount":"0.91"}]}],"shipping":[{"id":"s1","title":"Colissimo International","total":"14.90","taxes":[{"name":"MwSt.","rate":"0.19","amount":"2.38"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"MwSt.","rate":"0.19","amount":"6.23"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"801850874","captured":"307.40","captured_at":"2026-11-09T13:10:34Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20043','{"number":"ORD20043","placed_at":"2026-11-11T10:06:58Z","currency":"EUR","prices_include_tax":true,"logistic_status":"preparing","customer":{"name":"Thérèse de La Rochette","email":"therese.delarochette@courrier.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"MAI-VAS-30","title":"Vase Galet, céramique, 30 cm","quantity":1,"unit_price":"54.90","total":"54.90","taxes":[{"name":"TVA","rate":"0.20","amount":"9.15"}]},{"id":"2","sku":"MEU-TAP-23","title":"Tapis berbère, laine, 160 × 230 cm","quantity":1,"unit_price":"399.00","total":"319.20","taxes":[{"name":"TVA","rate":"0.20","amount":"53.20"}]},{"id":"3","sku":"TAB-VER-25","title":"Verre à eau Ondine, 25 cl","quantity":4,"unit_price":"7.95","total":"31.80","taxes":[{"name":"TVA","rate":"0.20","amount":"5.30"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"bank_transfer","transaction":"VIR-2026-11-11-95218","captured":"453.80","captured_at":"2026-11-12T03:05:36Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20044','{"number":"ORD20044","placed_at":"2026-11-11T13:41:27Z","currency":"EUR","prices_include_tax":true,"logistic_status":"preparing","customer":{"name":"Anaïs Diallo","email":"anais.diallo86@boite.example","phone":"+33 6 39 98 47 09","locale":"fr-FR"},"lines":[{"id":"1","sku":"LIN-CHE-15","title":"Chemin de table brodé, 150 cm","quantity":1,"unit_price":"34.50","total":"34.50","taxes":[{"name":"TVA","rate":"0.20","amount":"5.75"}]}],"shipping":[{"id":"s1","title":"Chronopost 13","total":"12.90","taxes":[{"name":"TVA","rate":"0.20","amount":"2.15"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"802893790","captured":"47.40","captured_at":"2026-11-11T13:41:57Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20045','{"number":"ORD20045","placed_at":"2026-11-13T08:36:54Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Bastien Castelnau","email":"bastien.castelnau50@boite.example","phone":"+32 470 00 58 84","locale":"fr-BE"},"lines":[{"id":"1","sku":"MAI-BOU-18","title":"Bougie parfumée Figuier, 180 g","quantity":2,"unit_price":"24.50","total":"49.00","taxes":[{"name":"TVA","rate":"0.21","amount":"8.50"}]},{"id":"2","sku":"LUM-ECL-01","title":"Lampadaire Éclaircie, trépied en frêne","quantity":1,"unit_price":"249.00","total":"249.00","taxes":[{"name":"TVA","rate":"0.21","amount":"43.21"}]}],"shipping":[{"id":"s1","title":"bpost à domicile","total":"8.90","taxes":[{"name":"TVA","rate":"0.21","amount":"1.54"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.21","amount":"6.77"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3SveRSYEnQhUEhsgPNZ8wzCS","captured":"345.90","captured_at":"2026-11-13T08:37:40Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20046','{"number":"ORD20046","placed_at":"2026-11-13T13:56:32Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Loïc Perrault","email":"loic.perrault@courrier.example","phone":null,"locale":"fr-BE"},"lines":[{"id":"1","sku":"MEU-ETA-05","title":"Étagère échelle, 5 niveaux","quantity":1,"unit_price":"159.00","total":"159.00","taxes":[{"name":"TVA","rate":"0.21","amount":"27.60"}]}],"shipping":[{"id":"s1","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.21","amount":"6.77"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"adyen","transaction":"886XC3QBTR6EEASW","captured":"198.00","captured_at":"2026-11-13T13:57:47Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20047','{"number":"ORD20047","placed_at":"2026-11-14T17:18:43Z","currency":"EUR","prices_include_tax":true,"logistic_status":"printing","customer":{"name":"Inès Étchegaray","email":"ines.etchegaray@boite.example","phone":"+33 6 39 98 64 94","locale":"fr-FR"},"lines":[{"id":"1","sku":"EPI-THE-01","title":"Thé vert Sencha, boîte de 100 g","quantity":6,"unit_price":"14.50","total":"87.00","taxes":[{"name":"TVA","rate":"0.055","amount":"4.54"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"803078384","captured":"95.90","captured_at":"2026-11-14T17:19:59Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20048','{"number":"ORD20048","placed_at":"2026-11-15T21:29:55Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Fatou de La Rochette","email":"fatou.delarochette@maison.example","phone":"+33 6 39 98 55 32","locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-COT-01","title":"Couteau de table, manche olivier","quantity":1,"unit_price":"18.50","total":"18.50","taxes":[{"name":"TVA","rate":"0.20","amount":"3.08"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"800120097","captured":"27.40","captured_at":"2026-11-15T21:30:58Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20049','{"number":"ORD20049","placed_at":"2026-11-16T22:17:25Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Yasmine Müller-Roche","email":"yasmine.muller-roche@courrier.example","phone":"+33 6 39 98 26 80","locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-MUG-30","title":"Mug Matin, 30 cl","quantity":6,"unit_price":"9.90","total":"59.40","taxes":[{"name":"TVA","rate":"0.20","amount":"9.90"}]},{"id":"2","sku":"LIN-BAI-70","title":"Drap de bain éponge, 70 × 140 cm","quantity":6,"unit_price":"32.90","total":"197.40","taxes":[{"name":"TVA","rate":"0.20","amount":"32.90"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"stripe","transaction":"pi_3SnSrDPaNKBKnzpKqaL18sbg","captured":"265.70","captured_at":"2026-11-16T22:17:56Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20050','{"number":"ORD20050","placed_at":"2026-11-18T09:48:53Z","currency":"EUR","prices_include_tax":true,"logistic_status":"printing","customer":{"name":"Sophie Nguyen","email":"sophie.nguyen@maison.example","phone":"+33 6 39 98 45 21","locale":"fr-FR"},"lines":[{"id":"1","sku":"LIN-SER-45","title":"Serviette de table en lin lavé, 45 × 45 cm","quantity":8,"unit_price":"11.50","total":"92.00","taxes":[{"name":"TVA","rate":"0.20","amount":"15.33"}]},{"id":"2","sku":"JAR-OLI-60","title":"Olivier en pot, 60 cm","quantity":1,"unit_price":"39.90","total":"39.90","taxes":[{"name":"TVA","rate":"0.10","amount":"3.63"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"8.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.48"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"bank_transfer","transaction":"VIR-2026-11-18-70596","captured":"140.80","captured_at":"2026-11-19T11:43:05Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20051','{"number":"ORD20051","placed_at":"2026-11-18T10:16:54Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Antoine Collet","email":"antoine.collet@mail.example","phone":"+352 621 000 184","locale":"fr-LU"},"lines":[{"id":"1","sku":"LIN-PEI-ML","title":"Peignoir nid d''abeille, taille M/L","quantity":1,"unit_price":"69.90","total":"69.90","taxes":[{"name":"TVA","rate":"0.17","amount":"10.16"}]},{"id":"2","sku":"LIN-CHE-15","title":"Chemin de table brodé, 150 cm","quantity":1,"unit_price":"34.50","total":"34.50","taxes":[{"name":"TVA","rate":"0.17","amount":"5.01"}]},{"id":"3","sku":"MAI-PAT-01","title":"Patère Bouton, chêne","quantity":4,"unit_price":"12.90","total":"51.60","taxes":[{"name":"TVA","rate":"0.17","amount":"7.50"}]}],"shipping":[{"id":"s1","title":"Colissimo International","total":"0.00","taxes":[{"name":"TVA","rate":"0.17","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"adyen","transaction":"88CRP752MR5LLH9J","captured":"156.00","captured_at":"2026-11-18T10:17:18Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20052','{"number":"ORD20052","placed_at":"2026-11-20T09:28:39Z","currency":"CHF","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Mélanie Aebischer","email":"melanie.aebischer@boite.example","phone":null,"locale":"fr-CH"},"lines":[{"id":"1","sku":"TAB-VER-25","title":"Verre à eau Ondine, 25 cl","quantity":4,"unit_price":"8.30","total":"32.34","taxes":[{"name":"TVA","rate":"0.081","amount":"2.42"}]},{"id":"2","sku":"LUM-BRU-20","title":"Suspension Brume, verre soufflé, Ø 40 cm","quantity":1,"unit_price":"282.40","total":"275.06","taxes":[{"name":"TVA","rate":"0.081","amount":"20.61"}]},{"id":"3","sku":"MAI-DIF-20","title":"Diffuseur Fleur d''oranger, 200 ml","quantity":1,"unit_price":"33.60","total":"32.72","taxes":[{"name":"TVA","rate":"0.081","amount":"2.45"}]},{"id":"4","sku":"TAB-PLA-40","title":"Plat de service ovale, faïence, 40 cm","quantity":1,"unit_price":"54.60","total":"53.18","taxes":[{"name":"TVA","rate":"0.081","amount":"3.98"}]}],"shipping":[{"id":"s1","title":"La Poste PostPac Priority","total":"0.00","taxes":[{"name":"TVA","rate":"0.081","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"803258029","captured":"393.30","captured_at":"2026-11-20T09:30:05Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20053','{"number":"ORD20053","placed_at":"2026-11-20T20:55:47Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Françoise Hervé","email":"francoise.herve@example.com","phone":"+33 6 39 98 47 12","locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-COU-24","title":"Ménagère Éclat, 24 pièces, inox","quantity":1,"unit_price":"149.00","total":"149.00","taxes":[{"name":"TVA","rate":"0.20","amount":"24.83"}]}],"shipping":[{"id":"s1","title":"Chronopost 13","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]}],"fees":[{"id":"f1","title":"Emballage cadeau","total":"4.50","taxes":[{"name":"TVA","rate":"0.20","amount":"0.75"}]}],"order_discount":null,"payments":[{"id":"p1","provider":"paypal","transaction":"EKZM7NJ2S68FJ4QJW","captured":"153.50","captured_at":"2026-11-20T20:56:54Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20054','{"number":"ORD20054","placed_at":"2026-11-21T09:22:30Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Hélène Moreau","email":"helene.moreau@mail.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-PLA-40","title":"Plat de service ovale, faïence, 40 cm","quantity":1,"unit_price":"52.00","total":"44.20","taxes":[{"name":"TVA","rate":"0.20","amount":"7.37"}]},{"id":"2","sku":"LUM-AUB-02","title":"Lampe à poser Aube, noir mat","quantity":1,"unit_price":"119.00","total":"119.00","taxes":[{"name":"TVA","rate":"0.20","amount":"19.83"}]},{"id":"3","sku":"LUM-BRU-20","title":"Suspension Brume, verre soufflé, Ø 40 cm","quantity":1,"unit_price":"269.00","total":"269.00","taxes":[{"name":"TVA","rate":"0.20","amount":"44.83"}]},{"id":"4","sku":"LIN-BAI-70","title":"Drap de bain éponge, 70 × 140 cm","quantity":6,"unit_price":"32.90","total":"197.40","taxes":[{"name":"TVA","rate":"0.20","amount":"32.90"}]},{"id":"5","sku":"EPI-THE-01","title":"Thé vert Sencha, boîte de 100 g","quantity":4,"unit_price":"14.50","total":"58.00","taxes":[{"name":"TVA","rate":"0.055","amount":"3.02"}]},{"id":"6","sku":"LUM-ABJ-35","title":"Abat-jour plissé, coton écru, Ø 35 cm","quantity":2,"unit_price":"39.90","total":"71.82","taxes":[{"name":"TVA","rate":"0.20","amount":"11.97"}]}],"shipping":[{"id":"s1","title":"Chronopost Relais","total":"0.00","taxes":[{"name":"TVA","rate":"0.20","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"gift_card","transaction":"ML-HTSY-L7RL","captured":"25.00","captured_at":"2026-11-21T09:22:59Z"},{"id":"p2","provider":"paypal","transaction":"YQS7MFHJ6KNJRFAQV","captured":"734.42","captured_at":"2026-11-21T09:23:23Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20055','{"number":"ORD20055","placed_at":"2026-11-22T17:33:54Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Maëlle Blanchard","email":"maelle.blanchard@mail.example","phone":"+33 6 39 98 30 20","locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-VER-45","title":"Verre à vin Ondine, 45 cl","quantity":4,"unit_price":"12.90","total":"51.60","taxes":[{"name":"TVA","rate":"0.20","amount":"8.60"}]}],"shipping":[{"id":"s1","title":"Mondial Relay","total":"4.50","taxes":[{"name":"TVA","rate":"0.20","amount":"0.75"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"806242912","captured":"56.10","captured_at":"2026-11-22T17:35:02Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20056','{"number":"ORD20056","placed_at":"2026-11-23T10:20:04Z","currency":"EUR","prices_include_tax":true,"logistic_status":"preparing","customer":{"name":"Anouk van den Berg","email":"anouk.vandenberg@courrier.example","phone":"+32 470 00 84 80","locale":"nl-BE"},"lines":[{"id":"1","sku":"MAI-PAN-40","title":"Panier tressé, jonc de mer, Ø 40 cm","quantity":1,"unit_price":"36.90","total":"36.90","taxes":[{"name":"BTW","rate":"0.21","amount":"6.40"}]},{"id":"2","sku":"LIN-PAR-24","title":"Parure de lit percale, 240 × 220 cm","quantity":1,"unit_price":"129.90","total":"129.90","taxes":[{"name":"BTW","rate":"0.21","amount":"22.54"}]},{"id":"3","sku":"MAI-BOU-30","title":"Bougie parfumée Feu de bois, 300 g","quantity":4,"unit_price":"38.50","total":"154.00","taxes":[{"name":"BTW","rate":"0.21","amount":"26.73"}]},{"id":"4","sku":"LIV-TAB-01","title":"Livre « L''Art de la table »","quantity":1,"unit_price":"35.00","total":"35.00","taxes":[{"name":"BTW","rate":"0.06","amount":"1.98"}]}],"shipping":[{"id":"s1","title":"Mondial Relay","total":"0.00","taxes":[{"name":"BTW","rate":"0.21","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"bank_transfer","transaction":"VIR-2026-11-23-24703","captured":"355.80","captured_at":"2026-11-25T01:03:58Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20057','{"number":"ORD20057","placed_at":"2026-11-24T12:36:53Z","currency":"EUR","prices_include_tax":true,"logistic_status":"shipped","customer":{"name":"Nathalie Da Silva","email":"nathalie.dasilva52@mail.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-CAR-10","title":"Carafe Ondine, 1 l","quantity":1,"unit_price":"34.90","total":"34.90","taxes":[{"name":"TVA","rate":"0.20","amount":"5.82"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"6.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.15"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"800759700","captured":"41.80","captured_at":"2026-11-24T12:37:44Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20058','{"number":"ORD20058","placed_at":"2026-11-25T14:35:51Z","currency":"EUR","prices_include_tax":true,"logistic_status":"printing","customer":{"name":"Raphaël Durand","email":"raphael.durand@courrier.example","phone":null,"locale":"fr-FR"},"lines":[{"id":"1","sku":"TAB-VER-45","title":"Verre à vin Ondine, 45 cl","quantity":6,"unit_price":"12.90","total":"69.66","taxes":[{"name":"TVA","rate":"0.20","amount":"11.61"}]},{"id":"2","sku":"TAB-BOL-15","title":"Bol Grès, Ø 15 cm","quantity":4,"unit_price":"12.50","total":"50.00","taxes":[{"name":"TVA","rate":"0.20","amount":"8.33"}]}],"shipping":[{"id":"s1","title":"Colissimo à domicile","total":"6.90","taxes":[{"name":"TVA","rate":"0.20","amount":"1.15"}]}],"fees":[{"id":"f1","title":"Frais de paiement en deux fois","total":"2.90","taxes":[{"name":"TVA","rate":"0.20","amount":"0.48"}]},{"id":"f2","title":"Emballage cadeau","total":"4.50","taxes":[{"name":"TVA","rate":"0.20","amount":"0.75"}]}],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"805294519","captured":"79.04","captured_at":"2026-11-25T14:35:55Z"},{"id":"p2","provider":"hipay","transaction":"809987752","captured":"54.92","captured_at":"2026-11-25T14:36:08Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20059','{"number":"ORD20059","placed_at":"2026-11-26T22:01:13Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Jeanne Étchegaray","email":"jeanne.etchegaray41@boite.example","phone":"+33 6 39 98 58 76","locale":"fr-FR"},"lines":[{"id":"1","sku":"MEU-ETA-05","title":"Étagère échelle, 5 niveaux","quantity":1,"unit_price":"159.00","total":"159.00","taxes":[{"name":"TVA","rate":"0.20","amount":"26.50"}]},{"id":"2","sku":"LIN-BAI-70","title":"Drap de bain éponge, 70 × 140 cm","quantity":8,"unit_price":"32.90","total":"263.20","taxes":[{"name":"TVA","rate":"0.20","amount":"43.87"}]}],"shipping":[{"id":"s1","title":"Chronopost 13","total":"12.90","taxes":[{"name":"TVA","rate":"0.20","amount":"2.15"}]},{"id":"s2","title":"Livraison sur rendez-vous","total":"39.00","taxes":[{"name":"TVA","rate":"0.20","amount":"6.50"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"808148808","captured":"474.10","captured_at":"2026-11-26T22:01:32Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20060','{"number":"ORD20060","placed_at":"2026-11-27T18:22:58Z","currency":"EUR","prices_include_tax":true,"logistic_status":"awaiting_print","customer":{"name":"Bram Mertens","email":"bram.mertens@example.com","phone":null,"locale":"nl-BE"},"lines":[{"id":"1","sku":"MAI-BOU-18","title":"Bougie parfumée Figuier, 180 g","quantity":6,"unit_price":"24.50","total":"147.00","taxes":[{"name":"BTW","rate":"0.21","amount":"25.51"}]},{"id":"2","sku":"LIN-PAR-24","title":"Parure de lit percale, 240 × 220 cm","quantity":1,"unit_price":"129.90","total":"129.90","taxes":[{"name":"BTW","rate":"0.21","amount":"22.54"}]}],"shipping":[{"id":"s1","title":"bpost à domicile","total":"0.00","taxes":[{"name":"BTW","rate":"0.21","amount":"0.00"}]}],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"800770308","captured":"276.90","captured_at":"2026-11-27T18:24:11Z"}]}');
INSERT INTO "order_documents" VALUES('ORD20900','{"number":"ORD20900","placed_at":"2026-11-20T09:00:00Z","currency":"EUR","prices_include_tax":true,"logistic_status":"delivered","customer":{"name":"Noémie Payet","email":"noemie.payet@example.com","phone":"+33 6 98 76 54 32","locale":"fr-FR"},"lines":[{"id":"1","sku":"MUG-09","title":"Mug","quantity":2,"unit_price":"12.00","total":"24.00","taxes":[{"name":"TVA","rate":"0.20","amount":"4.00"}]}],"shipping":[],"fees":[],"order_discount":null,"payments":[{"id":"p1","provider":"hipay","transaction":"800700001","captured":"24.00","captured_at":"2026-11-20T09:01:00Z"},{"id":"p2","provider":"hipay","transaction":"800700002","captured":"24.00","captured_at":"2026-11-20T09:02:00Z"}]}');
CREATE TABLE orders (
    number          TEXT   NOT NULL PRIMARY KEY,
    placed_at       BIGINT NOT NULL,
    currency        TEXT   NOT NULL,
    gross           BIGINT NOT NULL,
    captured        BIGINT NOT NULL CHECK (captured >= 0),
    -- The gross in thousandths, so that yen and dinars sort among euros.
    total_rank      BIGINT NOT NULL,
    customer        TEXT   NOT NULL,
    customer_rank   TEXT   NOT NULL,
    email           TEXT   NOT NULL,
    -- Their words, each between spaces.
    providers       TEXT   NOT NULL,
    -- Lower case, without accents: number, customer, e-mail, transactions, total.
    search_text     TEXT   NOT NULL,
    logistic_status TEXT   NOT NULL CHECK (logistic_status IN
        ('awaiting_print', 'printing', 'preparing', 'shipped', 'delivered', 'cancelled')),
    payment_state   TEXT   NOT NULL CHECK (payment_state IN
        ('unpaid', 'paid', 'refund_pending', 'partially_refunded', 'refunded')),
    version         BIGINT NOT NULL CHECK (version > 0)
, number_rank TEXT NOT NULL DEFAULT '', amounts TEXT NOT NULL DEFAULT '');
INSERT INTO "orders" VALUES('ORD20001',1790787392000000,'EUR',25190,25190,251900,'Ö','o','beatrice.rossi@boite.example',' paypal ','ord20001
o
beatricerossiboiteexample
beatrice.rossi@boite.example
393200002379
jxjbne8ghwubfnn89
tabcot01
tab-cot-01
couteaudetablemancheolivier
couteau de table, manche olivier
maivas30
mai-vas-30
vasegaletceramique30cm
vase galet, ceramique, 30 cm
maibou18
mai-bou-18
bougieparfumeefiguier180g
bougie parfumee figuier, 180 g','shipped','paid',1,'ord00520001',' 251.90 ');
INSERT INTO "orders" VALUES('ORD20002',1790850490000000,'USD',27872,27872,278720,'Léa 🌿 Petit','lea 🌿 petit','renee.kowalski@example.com',' hipay ','ord20002
leapetit
lea 🌿 petit
reneekowalskiexamplecom
renee.kowalski@example.com
12125550154
809205376
maihor35
mai-hor-35
horlogemuralemidio35cm
horloge murale midi, o 35 cm','delivered','paid',1,'ord00520002',' 278.72 ');
INSERT INTO "orders" VALUES('ORD20003',1790963663000000,'EUR',12460,12460,124600,'Ana​ïs Blan‍chard','anais blanchard','oceane.traore@maison.example',' hipay ','ord20003
anaisblanchard
anais blanchard
oceanetraoremaisonexample
oceane.traore@maison.example
33639986642
803558029
lumgui25
lum-gui-25
guirlandeguinguette25ampoules
guirlande guinguette, 25 ampoules
lumampe27
lum-amp-e27
ampouleafilamente276wdimmable
ampoule a filament e27, 6 w, dimmable','shipped','paid',1,'ord00520003',' 124.60 ');
INSERT INTO "orders" VALUES('ORD20004',1791009801000000,'EUR',7870,7870,78700,'Éloïse Lefèvre','eloise lefevre','nathalie.diallo@example.com',' mollie ','ord20004
eloiselefevre
eloise lefevre
nathaliedialloexamplecom
nathalie.diallo@example.com
33639981802
trwbghswfnk2
tr_wbghswfnk2
lumabj35
lum-abj-35
abatjourplissecotonecruo35cm
abat-jour plisse, coton ecru, o 35 cm
livlum02
liv-lum-02
livrehabiterlalumiere
livre « habiter la lumiere »','delivered','paid',1,'ord00520004',' 78.70 ');
INSERT INTO "orders" VALUES('ORD20005',1791142833000000,'EUR',7192,7192,71920,'Robert''); DROP TABLE orders;--','robert''); drop table orders;--','louis.diallo@maison.example',' hipay ','ord20005
robertdroptableorders
robert''); drop table orders;--
louisdiallomaisonexample
louis.diallo@maison.example
809131304
lumlis01
lum-lis-01
appliquelisierecheneetlin
applique lisiere, chene et lin','shipped','paid',1,'ord00520005',' 71.92 ');
INSERT INTO "orders" VALUES('ORD20006',1791223443000000,'EUR',32230,32230,322300,'=HYPERLINK("https://example.com";"Facture")','=hyperlink("https://example.com";"facture")','nour.dubois@courrier.example',' hipay ','ord20006
hyperlinkhttpsexamplecomfacture
=hyperlink("https://example.com";"facture")
nourduboiscourrierexample
nour.dubois@courrier.example
33639984667
808125847
meutab45
meu-tab-45
tabledappointdunechenemassif
table d''appoint dune, chene massif
tabcou24
tab-cou-24
menagereeclat24piecesinox
menagere eclat, 24 pieces, inox','shipped','paid',1,'ord00520006',' 322.30 ');
INSERT INTO "orders" VALUES('ORD20007',1791294975000000,'EUR',10752,10752,107520,'Marie-Charlotte Aliénor de Montmorency-Beaufort, épouse van den Hoogenband de Saint-Rémy-lès-Chevreuse','marie-charlotte alienor de montmorency-beaufort, epouse van den hoogenband de saint-remy-les-chevreuse','chloe.lemoine@example.com',' hipay ','ord20007
mariecharlottealienordemontmorencybeaufortepousevandenhoogenbanddesaintremyleschevreuse
marie-charlotte alienor de montmorency-beaufort, epouse van den hoogenband de saint-remy-les-chevreuse
chloelemoineexamplecom
chloe.lemoine@example.com
33639984413
802829782
lumlis01
lum-lis-01
appliquelisierecheneetlin
applique lisiere, chene et lin
lumampe27
lum-amp-e27
ampouleafilamente276wdimmable
ampoule a filament e27, 6 w, dimmable','delivered','paid',1,'ord00520007',' 107.52 ');
INSERT INTO "orders" VALUES('ORD20008',1791370150000000,'EUR',3450,3450,34500,'Zoé Marchand‮','zoe marchand','aurelie.roussel80@example.com',' lightspeed ','ord20008
zoemarchand
zoe marchand
aurelieroussel80examplecom
aurelie.roussel80@example.com
33639984898
lsp3866214604
lsp-3866214604
linche15
lin-che-15
chemindetablebrode150cm
chemin de table brode, 150 cm','awaiting_print','paid',1,'ord00520008',' 34.50 ');
INSERT INTO "orders" VALUES('ORD20009',1791454619000000,'EUR',8386,8386,83860,'<img src=x onerror=alert(1)>','<img src=x onerror=alert(1)>','bastien.mercier10@mail.example',' bank_transfer ','ord20009
imgsrcxonerroralert1
<img src=x onerror=alert(1)>
bastienmercier10mailexample
bastien.mercier10@mail.example
33639982370
vir2026100841607
vir-2026-10-08-41607
lumampe27
lum-amp-e27
ampouleafilamente276wdimmable
ampoule a filament e27, 6 w, dimmable
jareuc01
jar-euc-01
bouquetdeucalyptusfrais
bouquet d''eucalyptus frais','delivered','paid',1,'ord00520009',' 83.86 ');
INSERT INTO "orders" VALUES('ORD20010',1791554145000000,'EUR',2980,2980,29800,'Anaïs Le Goff','anais le goff','anais.legoff30@example.com',' hipay ','ord20010
anaislegoff
anais le goff
anaislegoff30examplecom
anais.legoff30@example.com
802058040
linbai70
lin-bai-70
drapdebaineponge70140cm
drap de bain eponge, 70 × 140 cm','delivered','paid',1,'ord00520010',' 29.80 ');
INSERT INTO "orders" VALUES('ORD20011',1791588583000000,'EUR',23790,23790,237900,'Clémence Vasseur','clemence vasseur','clemence.vasseur@maison.example',' hipay ','ord20011
clemencevasseur
clemence vasseur
clemencevasseurmaisonexample
clemence.vasseur@maison.example
800487070
maibou30
mai-bou-30
bougieparfumeefeudebois300g
bougie parfumee feu de bois, 300 g','printing','paid',1,'ord00520011',' 237.90 ');
INSERT INTO "orders" VALUES('ORD20012',1791711329000000,'EUR',21050,21050,210500,'Noël Robert','noel robert','noel.robert@maison.example',' paypal ','ord20012
noelrobert
noel robert
noelrobertmaisonexample
noel.robert@maison.example
352621000199
5d5wpydc9tn8z67by
linbai70
lin-bai-70
drapdebaineponge70140cm
drap de bain eponge, 70 × 140 cm','preparing','paid',1,'ord00520012',' 210.50 ');
INSERT INTO "orders" VALUES('ORD20013',1791790513000000,'EUR',35700,35700,357000,'Aurélie Robert','aurelie robert','aurelie.robert39@courrier.example',' hipay ','ord20013
aurelierobert
aurelie robert
aurelierobert39courrierexample
aurelie.robert39@courrier.example
809675345
linpla17
lin-pla-17
plaidenlainedespyrenees130170cm
plaid en laine des pyrenees, 130 × 170 cm
maimir18
mai-mir-18
miroirsurpiedchene180cm
miroir sur pied, chene, 180 cm','awaiting_print','paid',1,'ord00520013',' 357.00 ');
INSERT INTO "orders" VALUES('ORD20014',1791894769000000,'EUR',6116,6116,61160,'Thomas Da Silva','thomas da silva','thomas.dasilva@boite.example',' bank_transfer ','ord20014
thomasdasilva
thomas da silva
thomasdasilvaboiteexample
thomas.dasilva@boite.example
vir2026101372340
vir-2026-10-13-72340
livlum02
liv-lum-02
livrehabiterlalumiere
livre « habiter la lumiere »
livtab01
liv-tab-01
livrelartdelatable
livre « l''art de la table »','delivered','paid',1,'ord00520014',' 61.16 ');
INSERT INTO "orders" VALUES('ORD20015',1791988030000000,'EUR',6490,6490,64900,'Thérèse Diallo','therese diallo','therese.diallo@example.com',' hipay ','ord20015
theresediallo
therese diallo
theresedialloexamplecom
therese.diallo@example.com
33639989550
805369252
tabpla40
tab-pla-40
platdeserviceovalefaience40cm
plat de service ovale, faience, 40 cm','awaiting_print','paid',1,'ord00520015',' 64.90 ');
INSERT INTO "orders" VALUES('ORD20016',1792080171000000,'JPY',31096,31096,31096000,'佐藤 陽子','佐藤 陽子','yoko.sato78@example.com',' stripe ','ord20016
佐藤陽子
佐藤 陽子
yokosato78examplecom
yoko.sato78@example.com
819000006916
pi3snvtcghp6senv0ptwv27oqa
pi_3snvtcghp6senv0ptwv27oqa
av2026000001
av-2026-000001
rpi3snvtcghp6senv0ptwv27oqa
r-pi_3snvtcghp6senv0ptwv27oqa
tabass27
tab-ass-27
assietteplategreso27cm
assiette plate gres, o 27 cm
tabass21
tab-ass-21
assietteadessertgreso21cm
assiette a dessert gres, o 21 cm
livtab01
liv-tab-01
livrelartdelatable
livre « l''art de la table »','delivered','partially_refunded',4,'ord00520016',' 31096 ');
INSERT INTO "orders" VALUES('ORD20017',1792158785000000,'EUR',43800,43800,438000,'Anna Weiß','anna weiss','anna.weis@courrier.example',' paypal ','ord20017
annaweiss
anna weiss
annaweiscourrierexample
anna.weis@courrier.example
4915228173065
lr4lek25e4cs5quq4
meutap23
meu-tap-23
tapisberberelaine160230cm
tapis berbere, laine, 160 × 230 cm','delivered','paid',1,'ord00520017',' 438.00 ');
INSERT INTO "orders" VALUES('ORD20018',1792259616000000,'EUR',24660,24660,246600,'Jean-Baptiste Étchegaray','jean-baptiste etchegaray','jean-baptiste.etchegaray49@boite.example',' paypal ','ord20018
jeanbaptisteetchegaray
jean-baptiste etchegaray
jeanbaptisteetchegaray49boiteexample
jean-baptiste.etchegaray49@boite.example
33639983982
79k9zke4egc5w847h
lumbru20
lum-bru-20
suspensionbrumeverresouffleo40cm
suspension brume, verre souffle, o 40 cm','delivered','paid',1,'ord00520018',' 246.60 ');
INSERT INTO "orders" VALUES('ORD20019',1792270418000000,'EUR',30401,30401,304010,'Jürgen Yıldız','jurgen yildiz','jurgen.yildiz@example.com',' paypal ','ord20019
jurgenyildiz
jurgen yildiz
jurgenyildizexamplecom
jurgen.yildiz@example.com
9r6de2ksjluuzws7y
lumaub02
lum-aub-02
lampeaposeraubenoirmat
lampe a poser aube, noir mat
jaroli60
jar-oli-60
olivierenpot60cm
olivier en pot, 60 cm
maipan40
mai-pan-40
paniertressejoncdemero40cm
panier tresse, jonc de mer, o 40 cm
maihor35
mai-hor-35
horlogemuralemidio35cm
horloge murale midi, o 35 cm','awaiting_print','paid',1,'ord00520019',' 304.01 ');
INSERT INTO "orders" VALUES('ORD20020',1792416932000000,'EUR',54750,54750,547500,'Mamadou Da Silva','mamadou da silva','mamadou.dasilva@boite.example',' hipay ','ord20020
mamadoudasilva
mamadou da silva
mamadoudasilvaboiteexample
mamadou.dasilva@boite.example
800871719
lumbru20
lum-bru-20
suspensionbrumeverresouffleo40cm
suspension brume, verre souffle, o 40 cm
lumbru10
lum-bru-10
suspensionbrumeverresouffleo28cm
suspension brume, verre souffle, o 28 cm
linnap25
lin-nap-25
nappeenlinlave170250cm
nappe en lin lave, 170 × 250 cm','shipped','paid',1,'ord00520020',' 547.50 ');
INSERT INTO "orders" VALUES('ORD20021',1792483771000000,'EUR',2040,2040,20400,'Awa Vasseur','awa vasseur','awa.vasseur@maison.example',' gift_card ','ord20021
awavasseur
awa vasseur
awavasseurmaisonexample
awa.vasseur@maison.example
33639980798
mlhvp2v6nl
ml-hvp2-v6nl
linser45
lin-ser-45
serviettedetableenlinlave4545cm
serviette de table en lin lave, 45 × 45 cm','delivered','paid',1,'ord00520021',' 20.40 ');
INSERT INTO "orders" VALUES('ORD20022',1792584462000000,'EUR',53246,53246,532460,'Antoine Guérin','antoine guerin','antoine.guerin@example.com',' lightspeed ','ord20022
antoineguerin
antoine guerin
antoineguerinexamplecom
antoine.guerin@example.com
33639986367
lsp3541287708
lsp-3541287708
meutab45
meu-tab-45
tabledappointdunechenemassif
table d''appoint dune, chene massif
maimir60
mai-mir-60
miroirrondsoleilrotino60cm
miroir rond soleil, rotin, o 60 cm
lintor02
lin-tor-02
torchonmetislotde2
torchon metis, lot de 2
tabver25
tab-ver-25
verreaeauondine25cl
verre a eau ondine, 25 cl','delivered','paid',1,'ord00520022',' 532.46 ');
INSERT INTO "orders" VALUES('ORD20023',1792658584000000,'EUR',26900,26900,269000,'Mehdi Chevalier','mehdi chevalier','mehdi.chevalier72@maison.example',' mollie ','ord20023
mehdichevalier
mehdi chevalier
mehdichevalier72maisonexample
mehdi.chevalier72@maison.example
33639985907
trgq73kznv6k
tr_gq73kznv6k
lumbru20
lum-bru-20
suspensionbrumeverresouffleo40cm
suspension brume, verre souffle, o 40 cm','awaiting_print','paid',1,'ord00520023',' 269.00 ');
INSERT INTO "orders" VALUES('ORD20024',1792772852000000,'EUR',26900,26900,269000,'Thérèse Fontaine','therese fontaine','therese.fontaine@maison.example',' gift_card hipay ','ord20024
theresefontaine
therese fontaine
theresefontainemaisonexample
therese.fontaine@maison.example
33639988620
mldr8bu4zf
ml-dr8b-u4zf
807142053
lumbru20
lum-bru-20
suspensionbrumeverresouffleo40cm
suspension brume, verre souffle, o 40 cm','delivered','paid',1,'ord00520024',' 269.00 25.00 244.00 ');
INSERT INTO "orders" VALUES('ORD20025',1792843112000000,'EUR',9480,9480,94800,'Manon Müller-Roche','manon muller-roche','manon.muller-roche@courrier.example',' cash ','ord20025
manonmullerroche
manon muller-roche
manonmullerrochecourrierexample
manon.muller-roche@courrier.example
33639980123
caisse2952483
caisse-2-952483
lumabj35
lum-abj-35
abatjourplissecotonecruo35cm
abat-jour plisse, coton ecru, o 35 cm
maivas30
mai-vas-30
vasegaletceramique30cm
vase galet, ceramique, 30 cm','preparing','paid',1,'ord00520025',' 94.80 ');
INSERT INTO "orders" VALUES('ORD20026',1792935995000000,'EUR',1985,1985,19850,'Lucía Puigdomènech','lucia puigdomenech','lucia.puigdomenech@boite.example',' adyen ','ord20026
luciapuigdomenech
lucia puigdomenech
luciapuigdomenechboiteexample
lucia.puigdomenech@boite.example
885shydchd7f7b3m
tabver25
tab-ver-25
verreaeauondine25cl
verre a eau ondine, 25 cl','delivered','paid',1,'ord00520026',' 19.85 ');
INSERT INTO "orders" VALUES('ORD20027',1793013393000000,'EUR',8190,8190,81900,'Maëlle Kervella','maelle kervella','maelle.kervella@mail.example',' mollie ','ord20027
maellekervella
maelle kervella
maellekervellamailexample
maelle.kervella@mail.example
33639987994
tr3usa6md7ep
tr_3usa6md7ep
maihor35
mai-hor-35
horlogemuralemidio35cm
horloge murale midi, o 35 cm','delivered','paid',1,'ord00520027',' 81.90 ');
INSERT INTO "orders" VALUES('ORD20028',1793090285000000,'EUR',30390,0,303900,'Anne-Sophie Petit','anne-sophie petit','anne-sophie.petit37@courrier.example','  ','ord20028
annesophiepetit
anne-sophie petit
annesophiepetit37courrierexample
anne-sophie.petit37@courrier.example
33639980930
tabcar10
tab-car-10
carafeondine1l
carafe ondine, 1 l
lumbru20
lum-bru-20
suspensionbrumeverresouffleo40cm
suspension brume, verre souffle, o 40 cm','cancelled','unpaid',1,'ord00520028',' 303.90 ');
INSERT INTO "orders" VALUES('ORD20029',1793135052000000,'EUR',19800,19800,198000,'Aurélie Benali','aurelie benali','aurelie.benali@boite.example',' adyen ','ord20029
aureliebenali
aurelie benali
aureliebenaliboiteexample
aurelie.benali@boite.example
883gry96hshhub3d
linpla17
lin-pla-17
plaidenlainedespyrenees130170cm
plaid en laine des pyrenees, 130 × 170 cm','delivered','paid',1,'ord00520029',' 198.00 ');
INSERT INTO "orders" VALUES('ORD20030',1793205824000000,'EUR',111735,111735,1117350,'Pierre-Yves Guérin','pierre-yves guerin','pierre-yves.guerin@maison.example',' stripe ','ord20030
pierreyvesguerin
pierre-yves guerin
pierreyvesguerinmaisonexample
pierre-yves.guerin@maison.example
33639986376
pi3s7xbjkagocej8kvbdueej7w
pi_3s7xbjkagocej8kvbdueej7w
maipan40
mai-pan-40
paniertressejoncdemero40cm
panier tresse, jonc de mer, o 40 cm
lumnom01
lum-nom-01
lampenomadeluciolerechargeable
lampe nomade luciole, rechargeable
tabcou24
tab-cou-24
menagereeclat24piecesinox
menagere eclat, 24 pieces, inox
meutab45
meu-tab-45
tabledappointdunechenemassif
table d''appoint dune, chene massif
lumaub02
lum-aub-02
lampeaposeraubenoirmat
lampe a poser aube, noir mat
linnap25
lin-nap-25
nappeenlinlave170250cm
nappe en lin lave, 170 × 250 cm
maivas30
mai-vas-30
vasegaletceramique30cm
vase galet, ceramique, 30 cm
tabflu18
tab-flu-18
fluteachampagneondine18cl
flute a champagne ondine, 18 cl
lumaub01
lum-aub-01
lampeaposeraubelaitonbrosse
lampe a poser aube, laiton brosse
tabcot01
tab-cot-01
couteaudetablemancheolivier
couteau de table, manche olivier
maihor35
mai-hor-35
horlogemuralemidio35cm
horloge murale midi, o 35 cm
maibou30
mai-bou-30
bougieparfumeefeudebois300g
bougie parfumee feu de bois, 300 g','awaiting_print','paid',1,'ord00520030',' 1117.35 ');
INSERT INTO "orders" VALUES('ORD20031',1793311518000000,'EUR',14150,14150,141500,'Rémi Richard','remi richard','remi.richard@mail.example',' gift_card hipay ','ord20031
remirichard
remi richard
remirichardmailexample
remi.richard@mail.example
33639980639
mlzhpfvfdu
ml-zhpf-vfdu
804254246
av2026000004
av-2026-000004
epithe01
epi-the-01
thevertsenchaboitede100g
the vert sencha, boite de 100 g
tabbol15
tab-bol-15
bolgreso15cm
bol gres, o 15 cm','cancelled','refund_pending',5,'ord00520031',' 141.50 25.00 116.50 ');
INSERT INTO "orders" VALUES('ORD20032',1793385900000000,'EUR',22515,22515,225150,'Aurélie Kervella','aurelie kervella','aurelie.kervella01@boite.example',' paypal ','ord20032
aureliekervella
aurelie kervella
aureliekervella01boiteexample
aurelie.kervella01@boite.example
y9w49d82vjtljmf3b
maimir18
mai-mir-18
miroirsurpiedchene180cm
miroir sur pied, chene, 180 cm','shipped','paid',1,'ord00520032',' 225.15 ');
INSERT INTO "orders" VALUES('ORD20033',1793536046000000,'EUR',78456,0,784560,'Inès Vasseur','ines vasseur','ines.vasseur47@courrier.example','  ','ord20033
inesvasseur
ines vasseur
inesvasseur47courrierexample
ines.vasseur47@courrier.example
tabass21
tab-ass-21
assietteadessertgreso21cm
assiette a dessert gres, o 21 cm
lumampe27
lum-amp-e27
ampouleafilamente276wdimmable
ampoule a filament e27, 6 w, dimmable
lincou45
lin-cou-45
houssedecoussinvelours4545cm
housse de coussin velours, 45 × 45 cm
lumbru20
lum-bru-20
suspensionbrumeverresouffleo40cm
suspension brume, verre souffle, o 40 cm','cancelled','unpaid',1,'ord00520033',' 784.56 ');
INSERT INTO "orders" VALUES('ORD20034',1793609025000000,'EUR',3470,3470,34700,'Jean-Baptiste Béranger','jean-baptiste beranger','jean-baptiste.beranger@maison.example',' hipay ','ord20034
jeanbaptisteberanger
jean-baptiste beranger
jeanbaptisteberangermaisonexample
jean-baptiste.beranger@maison.example
33639989206
808812616
jarbuc10
jar-buc-10
buchettesdallumage10kg
buchettes d''allumage, 10 kg','awaiting_print','paid',1,'ord00520034',' 34.70 ');
INSERT INTO "orders" VALUES('ORD20035',1793646910000000,'EUR',12900,12900,129000,'Rémi Leroy','remi leroy','remi.leroy39@maison.example',' paypal ','ord20035
remileroy
remi leroy
remileroy39maisonexample
remi.leroy39@maison.example
33639980842
54j5h69kl8z2e8xvn
lumaub01
lum-aub-01
lampeaposeraubelaitonbrosse
lampe a poser aube, laiton brosse','preparing','paid',1,'ord00520035',' 129.00 ');
INSERT INTO "orders" VALUES('ORD20036',1793725555000000,'EUR',134192,134192,1341920,'Hugo Le Goff','hugo le goff','hugo.legoff@example.com',' hipay ','ord20036
hugolegoff
hugo le goff
hugolegoffexamplecom
hugo.legoff@example.com
33639981683
801492434
meufau01
meu-fau-01
fauteuilsiesteboucletteivoire
fauteuil sieste, bouclette ivoire
lumaub01
lum-aub-01
lampeaposeraubelaitonbrosse
lampe a poser aube, laiton brosse
lumaub02
lum-aub-02
lampeaposeraubenoirmat
lampe a poser aube, noir mat
lumampe27
lum-amp-e27
ampouleafilamente276wdimmable
ampoule a filament e27, 6 w, dimmable
linpar24
lin-par-24
paruredelitpercale240220cm
parure de lit percale, 240 × 220 cm
lumarc01
lum-arc-01
lampadairearchemarbredecarrare
lampadaire arche, marbre de carrare','awaiting_print','paid',1,'ord00520036',' 1341.92 ');
INSERT INTO "orders" VALUES('ORD20037',1793839650000000,'GBP',12175,12175,121750,'Callum Patel','callum patel','callum.patel@boite.example',' paypal ','ord20037
callumpatel
callum patel
callumpatelboiteexample
callum.patel@boite.example
uk4s3pfcrxmmuzhpq
linpla17
lin-pla-17
plaidenlainedespyrenees130170cm
plaid en laine des pyrenees, 130 × 170 cm
jarbuc10
jar-buc-10
buchettesdallumage10kg
buchettes d''allumage, 10 kg','shipped','paid',1,'ord00520037',' 121.75 ');
INSERT INTO "orders" VALUES('ORD20038',1793891834000000,'EUR',20510,20510,205100,'Awa Dubois','awa dubois','awa.dubois31@maison.example',' paypal ','ord20038
awadubois
awa dubois
awadubois31maisonexample
awa.dubois31@maison.example
33639988847
vaevc82n7fgngcszc
av2026000017
av-2026-000017
maivas30
mai-vas-30
vasegaletceramique30cm
vase galet, ceramique, 30 cm
tabcou24
tab-cou-24
menagereeclat24piecesinox
menagere eclat, 24 pieces, inox','cancelled','refund_pending',6,'ord00520038',' 205.10 ');
INSERT INTO "orders" VALUES('ORD20039',1794043123000000,'EUR',74350,74350,743500,'Yasmine Schmitt','yasmine schmitt','yasmine.schmitt49@maison.example',' stripe ','ord20039
yasmineschmitt
yasmine schmitt
yasmineschmitt49maisonexample
yasmine.schmitt49@maison.example
pi3sic8lvsczumpnt4v9xaeti5
pi_3sic8lvsczumpnt4v9xaeti5
av2026000009
av-2026-000009
chq77
chq-77
tabflu18
tab-flu-18
fluteachampagneondine18cl
flute a champagne ondine, 18 cl
maihor35
mai-hor-35
horlogemuralemidio35cm
horloge murale midi, o 35 cm
maibou30
mai-bou-30
bougieparfumeefeudebois300g
bougie parfumee feu de bois, 300 g
lumarc01
lum-arc-01
lampadairearchemarbredecarrare
lampadaire arche, marbre de carrare','cancelled','refunded',10,'ord00520039',' 743.50 ');
INSERT INTO "orders" VALUES('ORD20040',1794080971000000,'USD',17093,17093,170930,'Tyler Goldberg','tyler goldberg','tyler.goldberg@maison.example',' mollie ','ord20040
tylergoldberg
tyler goldberg
tylergoldbergmaisonexample
tyler.goldberg@maison.example
12125550175
trbvjzxqboi8
tr_bvjzxqboi8
linbai70
lin-bai-70
drapdebaineponge70140cm
drap de bain eponge, 70 × 140 cm','awaiting_print','paid',1,'ord00520040',' 170.93 ');
INSERT INTO "orders" VALUES('ORD20041',1794174478000000,'EUR',7470,7470,74700,'Awa d''Argenson','awa d''argenson','awa.dargenson@example.com',' paypal ','ord20041
awadargenson
awa d''argenson
awadargensonexamplecom
awa.dargenson@example.com
33639987739
7prdar9e5ntuwc6we
av2026000016
av-2026-000016
linche15
lin-che-15
chemindetablebrode150cm
chemin de table brode, 150 cm','shipped','refund_pending',4,'ord00520041',' 74.70 ');
INSERT INTO "orders" VALUES('ORD20042',1794229785000000,'EUR',30740,30740,307400,'Lukas von Arnim','lukas von arnim','lukas.vonarnim@mail.example',' hipay ','ord20042
lukasvonarnim
lukas von arnim
lukasvonarnimmailexample
lukas.vonarnim@mail.example
4915228173304
801850874
av2026000014
av-2026-000014
av2026000015
av-2026-000015
lumecl01
lum-ecl-01
lampadaireeclaircietrepiedenfrene
lampadaire eclaircie, trepied en frene
epithe01
epi-the-01
thevertsenchaboitede100g
the vert sencha, boite de 100 g','shipped','paid',5,'ord00520042',' 307.40 ');
INSERT INTO "orders" VALUES('ORD20043',1794391618000000,'EUR',45380,45380,453800,'Thérèse de La Rochette','therese de la rochette','therese.delarochette@courrier.example',' bank_transfer ','ord20043
theresedelarochette
therese de la rochette
theresedelarochettecourrierexample
therese.delarochette@courrier.example
vir2026111195218
vir-2026-11-11-95218
maivas30
mai-vas-30
vasegaletceramique30cm
vase galet, ceramique, 30 cm
meutap23
meu-tap-23
tapisberberelaine160230cm
tapis berbere, laine, 160 × 230 cm
tabver25
tab-ver-25
verreaeauondine25cl
verre a eau ondine, 25 cl','preparing','paid',1,'ord00520043',' 453.80 ');
INSERT INTO "orders" VALUES('ORD20044',1794404487000000,'EUR',4740,4740,47400,'Anaïs Diallo','anais diallo','anais.diallo86@boite.example',' hipay ','ord20044
anaisdiallo
anais diallo
anaisdiallo86boiteexample
anais.diallo86@boite.example
33639984709
802893790
linche15
lin-che-15
chemindetablebrode150cm
chemin de table brode, 150 cm','preparing','paid',1,'ord00520044',' 47.40 ');
INSERT INTO "orders" VALUES('ORD20045',1794559014000000,'EUR',34590,34590,345900,'Bastien Castelnau','bastien castelnau','bastien.castelnau50@boite.example',' stripe ','ord20045
bastiencastelnau
bastien castelnau
bastiencastelnau50boiteexample
bastien.castelnau50@boite.example
32470005884
pi3sversyenqhuehsgpnz8wzcs
pi_3sversyenqhuehsgpnz8wzcs
av2026000005
av-2026-000005
rpi3sversyenqhuehsgpnz8wzcs
r-pi_3sversyenqhuehsgpnz8wzcs
maibou18
mai-bou-18
bougieparfumeefiguier180g
bougie parfumee figuier, 180 g
lumecl01
lum-ecl-01
lampadaireeclaircietrepiedenfrene
lampadaire eclaircie, trepied en frene','cancelled','refunded',8,'ord00520045',' 345.90 ');
INSERT INTO "orders" VALUES('ORD20046',1794578192000000,'EUR',19800,19800,198000,'Loïc Perrault','loic perrault','loic.perrault@courrier.example',' adyen ','ord20046
loicperrault
loic perrault
loicperraultcourrierexample
loic.perrault@courrier.example
886xc3qbtr6eeasw
av2026000007
av-2026-000007
r886xc3qbtr6eeasw
r-886xc3qbtr6eeasw
meueta05
meu-eta-05
etagereechelle5niveaux
etagere echelle, 5 niveaux','cancelled','refunded',7,'ord00520046',' 198.00 ');
INSERT INTO "orders" VALUES('ORD20047',1794676723000000,'EUR',9590,9590,95900,'Inès Étchegaray','ines etchegaray','ines.etchegaray@boite.example',' hipay ','ord20047
inesetchegaray
ines etchegaray
inesetchegarayboiteexample
ines.etchegaray@boite.example
33639986494
803078384
epithe01
epi-the-01
thevertsenchaboitede100g
the vert sencha, boite de 100 g','printing','paid',1,'ord00520047',' 95.90 ');
INSERT INTO "orders" VALUES('ORD20048',1794778195000000,'EUR',2740,2740,27400,'Fatou de La Rochette','fatou de la rochette','fatou.delarochette@maison.example',' hipay ','ord20048
fatoudelarochette
fatou de la rochette
fatoudelarochettemaisonexample
fatou.delarochette@maison.example
33639985532
800120097
av2026000013
av-2026-000013
rf1006
rf-1006
rf1007
rf-1007
tabcot01
tab-cot-01
couteaudetablemancheolivier
couteau de table, manche olivier','delivered','partially_refunded',6,'ord00520048',' 27.40 ');
INSERT INTO "orders" VALUES('ORD20049',1794867445000000,'EUR',26570,26570,265700,'Yasmine Müller-Roche','yasmine muller-roche','yasmine.muller-roche@courrier.example',' stripe ','ord20049
yasminemullerroche
yasmine muller-roche
yasminemullerrochecourrierexample
yasmine.muller-roche@courrier.example
33639982680
pi3snsrdpankbknzpkqal18sbg
pi_3snsrdpankbknzpkqal18sbg
av2026000012
av-2026-000012
rf1004
rf-1004
rf1005
rf-1005
tabmug30
tab-mug-30
mugmatin30cl
mug matin, 30 cl
linbai70
lin-bai-70
drapdebaineponge70140cm
drap de bain eponge, 70 × 140 cm','shipped','partially_refunded',7,'ord00520049',' 265.70 ');
INSERT INTO "orders" VALUES('ORD20050',1794995333000000,'EUR',14080,14080,140800,'Sophie Nguyen','sophie nguyen','sophie.nguyen@maison.example',' bank_transfer ','ord20050
sophienguyen
sophie nguyen
sophienguyenmaisonexample
sophie.nguyen@maison.example
33639984521
vir2026111870596
vir-2026-11-18-70596
linser45
lin-ser-45
serviettedetableenlinlave4545cm
serviette de table en lin lave, 45 × 45 cm
jaroli60
jar-oli-60
olivierenpot60cm
olivier en pot, 60 cm','printing','paid',1,'ord00520050',' 140.80 ');
INSERT INTO "orders" VALUES('ORD20051',1794997014000000,'EUR',15600,15600,156000,'Antoine Collet','antoine collet','antoine.collet@mail.example',' adyen ','ord20051
antoinecollet
antoine collet
antoinecolletmailexample
antoine.collet@mail.example
352621000184
88crp752mr5llh9j
av2026000011
av-2026-000011
rf1003
rf-1003
linpeiml
lin-pei-ml
peignoirniddabeilletailleml
peignoir nid d''abeille, taille m/l
linche15
lin-che-15
chemindetablebrode150cm
chemin de table brode, 150 cm
maipat01
mai-pat-01
patereboutonchene
patere bouton, chene','shipped','partially_refunded',6,'ord00520051',' 156.00 ');
INSERT INTO "orders" VALUES('ORD20052',1795166919000000,'CHF',39330,39330,393300,'Mélanie Aebischer','melanie aebischer','melanie.aebischer@boite.example',' hipay ','ord20052
melanieaebischer
melanie aebischer
melanieaebischerboiteexample
melanie.aebischer@boite.example
803258029
tabver25
tab-ver-25
verreaeauondine25cl
verre a eau ondine, 25 cl
lumbru20
lum-bru-20
suspensionbrumeverresouffleo40cm
suspension brume, verre souffle, o 40 cm
maidif20
mai-dif-20
diffuseurfleurdoranger200ml
diffuseur fleur d''oranger, 200 ml
tabpla40
tab-pla-40
platdeserviceovalefaience40cm
plat de service ovale, faience, 40 cm','awaiting_print','paid',1,'ord00520052',' 393.30 ');
INSERT INTO "orders" VALUES('ORD20053',1795208147000000,'EUR',15350,15350,153500,'Françoise Hervé','francoise herve','francoise.herve@example.com',' paypal ','ord20053
francoiseherve
francoise herve
francoiseherveexamplecom
francoise.herve@example.com
33639984712
ekzm7nj2s68fj4qjw
av2026000003
av-2026-000003
tabcou24
tab-cou-24
menagereeclat24piecesinox
menagere eclat, 24 pieces, inox','cancelled','refund_pending',6,'ord00520053',' 153.50 ');
INSERT INTO "orders" VALUES('ORD20054',1795252950000000,'EUR',75942,75942,759420,'Hélène Moreau','helene moreau','helene.moreau@mail.example',' gift_card paypal ','ord20054
helenemoreau
helene moreau
helenemoreaumailexample
helene.moreau@mail.example
mlhtsyl7rl
ml-htsy-l7rl
yqs7mfhj6knjrfaqv
tabpla40
tab-pla-40
platdeserviceovalefaience40cm
plat de service ovale, faience, 40 cm
lumaub02
lum-aub-02
lampeaposeraubenoirmat
lampe a poser aube, noir mat
lumbru20
lum-bru-20
suspensionbrumeverresouffleo40cm
suspension brume, verre souffle, o 40 cm
linbai70
lin-bai-70
drapdebaineponge70140cm
drap de bain eponge, 70 × 140 cm
epithe01
epi-the-01
thevertsenchaboitede100g
the vert sencha, boite de 100 g
lumabj35
lum-abj-35
abatjourplissecotonecruo35cm
abat-jour plisse, coton ecru, o 35 cm','awaiting_print','paid',1,'ord00520054',' 759.42 25.00 734.42 ');
INSERT INTO "orders" VALUES('ORD20055',1795368834000000,'EUR',5610,5610,56100,'Maëlle Blanchard','maelle blanchard','maelle.blanchard@mail.example',' hipay ','ord20055
maelleblanchard
maelle blanchard
maelleblanchardmailexample
maelle.blanchard@mail.example
33639983020
806242912
av2026000002
av-2026-000002
r806242912
r-806242912
tabver45
tab-ver-45
verreavinondine45cl
verre a vin ondine, 45 cl','cancelled','refunded',8,'ord00520055',' 56.10 ');
INSERT INTO "orders" VALUES('ORD20056',1795429204000000,'EUR',35580,35580,355800,'Anouk van den Berg','anouk van den berg','anouk.vandenberg@courrier.example',' bank_transfer ','ord20056
anoukvandenberg
anouk van den berg
anoukvandenbergcourrierexample
anouk.vandenberg@courrier.example
32470008480
vir2026112324703
vir-2026-11-23-24703
maipan40
mai-pan-40
paniertressejoncdemero40cm
panier tresse, jonc de mer, o 40 cm
linpar24
lin-par-24
paruredelitpercale240220cm
parure de lit percale, 240 × 220 cm
maibou30
mai-bou-30
bougieparfumeefeudebois300g
bougie parfumee feu de bois, 300 g
livtab01
liv-tab-01
livrelartdelatable
livre « l''art de la table »','preparing','paid',1,'ord00520056',' 355.80 ');
INSERT INTO "orders" VALUES('ORD20057',1795523813000000,'EUR',4180,4180,41800,'Nathalie Da Silva','nathalie da silva','nathalie.dasilva52@mail.example',' hipay ','ord20057
nathaliedasilva
nathalie da silva
nathaliedasilva52mailexample
nathalie.dasilva52@mail.example
800759700
av2026000010
av-2026-000010
rf1002
rf-1002
tabcar10
tab-car-10
carafeondine1l
carafe ondine, 1 l','shipped','refund_pending',6,'ord00520057',' 41.80 ');
INSERT INTO "orders" VALUES('ORD20058',1795617351000000,'EUR',13396,13396,133960,'Raphaël Durand','raphael durand','raphael.durand@courrier.example',' hipay ','ord20058
raphaeldurand
raphael durand
raphaeldurandcourrierexample
raphael.durand@courrier.example
805294519
809987752
tabver45
tab-ver-45
verreavinondine45cl
verre a vin ondine, 45 cl
tabbol15
tab-bol-15
bolgreso15cm
bol gres, o 15 cm','printing','paid',1,'ord00520058',' 133.96 79.04 54.92 ');
INSERT INTO "orders" VALUES('ORD20059',1795730473000000,'EUR',47410,47410,474100,'Jeanne Étchegaray','jeanne etchegaray','jeanne.etchegaray41@boite.example',' hipay ','ord20059
jeanneetchegaray
jeanne etchegaray
jeanneetchegaray41boiteexample
jeanne.etchegaray41@boite.example
33639985876
808148808
av2026000008
av-2026-000008
rf1001
rf-1001
meueta05
meu-eta-05
etagereechelle5niveaux
etagere echelle, 5 niveaux
linbai70
lin-bai-70
drapdebaineponge70140cm
drap de bain eponge, 70 × 140 cm','cancelled','refunded',8,'ord00520059',' 474.10 ');
INSERT INTO "orders" VALUES('ORD20060',1795803778000000,'EUR',27690,27690,276900,'Bram Mertens','bram mertens','bram.mertens@example.com',' hipay ','ord20060
brammertens
bram mertens
brammertensexamplecom
bram.mertens@example.com
800770308
av2026000006
av-2026-000006
maibou18
mai-bou-18
bougieparfumeefiguier180g
bougie parfumee figuier, 180 g
linpar24
lin-par-24
paruredelitpercale240220cm
parure de lit percale, 240 × 220 cm','cancelled','refund_pending',7,'ord00520060',' 276.90 ');
INSERT INTO "orders" VALUES('ORD20900',1795165200000000,'EUR',2400,4800,24000,'Noémie Payet','noemie payet','noemie.payet@example.com',' hipay ','ord20900
noemiepayet
noemie payet
noemiepayetexamplecom
noemie.payet@example.com
33698765432
800700001
800700002
rf1008
rf-1008
mug09
mug-09
mug','delivered','partially_refunded',4,'ord00520900',' 24.00 ');
CREATE TABLE payments (
    order_number TEXT   NOT NULL REFERENCES orders (number),
    id           TEXT   NOT NULL,
    provider     TEXT   NOT NULL,
    reference    TEXT   NOT NULL,
    captured     BIGINT NOT NULL CHECK (captured >= 0),
    PRIMARY KEY (order_number, id)
);
INSERT INTO "payments" VALUES('ORD20001','p1','paypal','JXJBNE8GHWUBFNN89',25190);
INSERT INTO "payments" VALUES('ORD20002','p1','hipay','809205376',27872);
INSERT INTO "payments" VALUES('ORD20003','p1','hipay','803558029',12460);
INSERT INTO "payments" VALUES('ORD20004','p1','mollie','tr_wbgHswfNK2',7870);
INSERT INTO "payments" VALUES('ORD20005','p1','hipay','809131304',7192);
INSERT INTO "payments" VALUES('ORD20006','p1','hipay','808125847',32230);
INSERT INTO "payments" VALUES('ORD20007','p1','hipay','802829782',10752);
INSERT INTO "payments" VALUES('ORD20008','p1','lightspeed','lsp-3866214604',3450);
INSERT INTO "payments" VALUES('ORD20009','p1','bank_transfer','VIR-2026-10-08-41607',8386);
INSERT INTO "payments" VALUES('ORD20010','p1','hipay','802058040',2980);
INSERT INTO "payments" VALUES('ORD20011','p1','hipay','800487070',23790);
INSERT INTO "payments" VALUES('ORD20012','p1','paypal','5D5WPYDC9TN8Z67BY',21050);
INSERT INTO "payments" VALUES('ORD20013','p1','hipay','809675345',35700);
INSERT INTO "payments" VALUES('ORD20014','p1','bank_transfer','VIR-2026-10-13-72340',6116);
INSERT INTO "payments" VALUES('ORD20015','p1','hipay','805369252',6490);
INSERT INTO "payments" VALUES('ORD20016','p1','stripe','pi_3SnVtcghP6sEnv0ptWv27oqA',31096);
INSERT INTO "payments" VALUES('ORD20017','p1','paypal','LR4LEK25E4CS5QUQ4',43800);
INSERT INTO "payments" VALUES('ORD20018','p1','paypal','79K9ZKE4EGC5W847H',24660);
INSERT INTO "payments" VALUES('ORD20019','p1','paypal','9R6DE2KSJLUUZWS7Y',30401);
INSERT INTO "payments" VALUES('ORD20020','p1','hipay','800871719',54750);
INSERT INTO "payments" VALUES('ORD20021','p1','gift_card','ML-HVP2-V6NL',2040);
INSERT INTO "payments" VALUES('ORD20022','p1','lightspeed','lsp-3541287708',53246);
INSERT INTO "payments" VALUES('ORD20023','p1','mollie','tr_gq73kzNv6k',26900);
INSERT INTO "payments" VALUES('ORD20024','p1','gift_card','ML-DR8B-U4ZF',2500);
INSERT INTO "payments" VALUES('ORD20024','p2','hipay','807142053',24400);
INSERT INTO "payments" VALUES('ORD20025','p1','cash','CAISSE-2-952483',9480);
INSERT INTO "payments" VALUES('ORD20026','p1','adyen','885SHYDCHD7F7B3M',1985);
INSERT INTO "payments" VALUES('ORD20027','p1','mollie','tr_3UsA6md7Ep',8190);
INSERT INTO "payments" VALUES('ORD20029','p1','adyen','883GRY96HSHHUB3D',19800);
INSERT INTO "payments" VALUES('ORD20030','p1','stripe','pi_3S7XBJKAgoCeJ8kVbDUEej7W',111735);
INSERT INTO "payments" VALUES('ORD20031','p1','gift_card','ML-ZHPF-VFDU',2500);
INSERT INTO "payments" VALUES('ORD20031','p2','hipay','804254246',11650);
INSERT INTO "payments" VALUES('ORD20032','p1','paypal','Y9W49D82VJTLJMF3B',22515);
INSERT INTO "payments" VALUES('ORD20034','p1','hipay','808812616',3470);
INSERT INTO "payments" VALUES('ORD20035','p1','paypal','54J5H69KL8Z2E8XVN',12900);
INSERT INTO "payments" VALUES('ORD20036','p1','hipay','801492434',134192);
INSERT INTO "payments" VALUES('ORD20037','p1','paypal','UK4S3PFCRXMMUZHPQ',12175);
INSERT INTO "payments" VALUES('ORD20038','p1','paypal','VAEVC82N7FGNGCSZC',20510);
INSERT INTO "payments" VALUES('ORD20039','p1','stripe','pi_3SiC8LVSczuMpnT4V9xaeti5',74350);
INSERT INTO "payments" VALUES('ORD20040','p1','mollie','tr_bvjZXqBoi8',17093);
INSERT INTO "payments" VALUES('ORD20041','p1','paypal','7PRDAR9E5NTUWC6WE',7470);
INSERT INTO "payments" VALUES('ORD20042','p1','hipay','801850874',30740);
INSERT INTO "payments" VALUES('ORD20043','p1','bank_transfer','VIR-2026-11-11-95218',45380);
INSERT INTO "payments" VALUES('ORD20044','p1','hipay','802893790',4740);
INSERT INTO "payments" VALUES('ORD20045','p1','stripe','pi_3SveRSYEnQhUEhsgPNZ8wzCS',34590);
INSERT INTO "payments" VALUES('ORD20046','p1','adyen','886XC3QBTR6EEASW',19800);
INSERT INTO "payments" VALUES('ORD20047','p1','hipay','803078384',9590);
INSERT INTO "payments" VALUES('ORD20048','p1','hipay','800120097',2740);
INSERT INTO "payments" VALUES('ORD20049','p1','stripe','pi_3SnSrDPaNKBKnzpKqaL18sbg',26570);
INSERT INTO "payments" VALUES('ORD20050','p1','bank_transfer','VIR-2026-11-18-70596',14080);
INSERT INTO "payments" VALUES('ORD20051','p1','adyen','88CRP752MR5LLH9J',15600);
INSERT INTO "payments" VALUES('ORD20052','p1','hipay','803258029',39330);
INSERT INTO "payments" VALUES('ORD20053','p1','paypal','EKZM7NJ2S68FJ4QJW',15350);
INSERT INTO "payments" VALUES('ORD20054','p1','gift_card','ML-HTSY-L7RL',2500);
INSERT INTO "payments" VALUES('ORD20054','p2','paypal','YQS7MFHJ6KNJRFAQV',73442);
INSERT INTO "payments" VALUES('ORD20055','p1','hipay','806242912',5610);
INSERT INTO "payments" VALUES('ORD20056','p1','bank_transfer','VIR-2026-11-23-24703',35580);
INSERT INTO "payments" VALUES('ORD20057','p1','hipay','800759700',4180);
INSERT INTO "payments" VALUES('ORD20058','p1','hipay','805294519',7904);
INSERT INTO "payments" VALUES('ORD20058','p2','hipay','809987752',5492);
INSERT INTO "payments" VALUES('ORD20059','p1','hipay','808148808',47410);
INSERT INTO "payments" VALUES('ORD20060','p1','hipay','800770308',27690);
INSERT INTO "payments" VALUES('ORD20900','p1','hipay','800700001',2400);
INSERT INTO "payments" VALUES('ORD20900','p2','hipay','800700002',2400);
CREATE TABLE refund_excesses (
    refund_task         TEXT   NOT NULL PRIMARY KEY REFERENCES refund_tasks (id),
    amount              BIGINT NOT NULL CHECK (amount > 0),
    -- What the provider calls the second refund.
    reference           TEXT   NOT NULL,
    noticed_at          BIGINT NOT NULL,
    -- The agent's name.
    noticed_by          TEXT   NOT NULL,
    resolved_at         BIGINT,
    recovered_reference TEXT,
    written_off_reason  TEXT CHECK (recovered_reference IS NULL OR written_off_reason IS NULL),
    CHECK ((resolved_at IS NULL) = (recovered_reference IS NULL AND written_off_reason IS NULL))
);
INSERT INTO "refund_excesses" VALUES('ORD20049-R1',300,'RF-1005',1795848566082000,'Awa Diallo',1795848566086000,'VIR-9',NULL);
INSERT INTO "refund_excesses" VALUES('ORD20048-R1',350,'RF-1007',1795848566108000,'Awa Diallo',NULL,NULL,NULL);
CREATE TABLE refund_tasks (
    id           TEXT   NOT NULL PRIMARY KEY,
    order_number TEXT   NOT NULL,
    -- In the order in which the order's tasks were made.
    position     BIGINT NOT NULL,
    credit_note  TEXT   REFERENCES credit_notes (number),
    payment_id   TEXT   NOT NULL,
    amount       BIGINT NOT NULL CHECK (amount > 0),
    -- The means agreed with the customer; null for the original payment.
    alternative  TEXT,
    created_at   BIGINT NOT NULL,
    state        TEXT   NOT NULL CHECK (state IN
        ('to_do', 'opened', 'done', 'impossible', 'bounced', 'given_up', 'withdrawn')),
    state_at     BIGINT CHECK (state = 'to_do' OR state_at IS NOT NULL),
    -- Who went to the provider.
    opened_by    TEXT REFERENCES agents (id) CHECK ((state = 'opened') = (opened_by IS NOT NULL)),
    reference    TEXT CHECK ((state IN ('done', 'bounced')) = (reference IS NOT NULL)),
    -- A word where it was impossible; else what the provider or the agent said.
    reason       TEXT CHECK ((state IN ('impossible', 'bounced', 'given_up')) = (reason IS NOT NULL)),
    -- Money that can't go back one way, or came back, goes another: never so without its replacement.
    replaced_by  TEXT CHECK ((state IN ('impossible', 'bounced')) = (replaced_by IS NOT NULL)),
    -- The note that took the task's credit note back.
    withdrawn_by TEXT CHECK ((state = 'withdrawn') = (withdrawn_by IS NOT NULL)),
    -- What really went back, where it is less than the amount; the rest is a task of its own.
    given        BIGINT CHECK (given IS NULL OR (state IN ('done', 'bounced') AND given > 0 AND given < amount)),
    rest         TEXT CHECK ((rest IS NULL) = (given IS NULL)), overpayment_reason TEXT
    CHECK ((credit_note IS NULL) = (overpayment_reason IS NOT NULL)), overpayment_by TEXT
    CHECK ((overpayment_reason IS NULL) = (overpayment_by IS NULL)),
    UNIQUE (order_number, position),
    FOREIGN KEY (order_number, payment_id) REFERENCES payments (order_number, id),
    FOREIGN KEY (replaced_by) REFERENCES refund_tasks (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (rest) REFERENCES refund_tasks (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (withdrawn_by) REFERENCES credit_notes (number) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "refund_tasks" VALUES('ORD20016-R1','ORD20016',0,'AV-2026-000001','p1',2780,NULL,1795524565666000,'done',1795524645666000,NULL,'R-pi_3SnVtcghP6sEnv0ptWv27oqA',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20055-R1','ORD20055',0,'AV-2026-000002','p1',5610,NULL,1795589485672000,'done',1795589565672000,NULL,'R-806242912',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20053-R1','ORD20053',0,'AV-2026-000003','p1',15350,NULL,1795675885679000,'opened',1795675925679000,'agent-2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20031-R1','ORD20031',0,'AV-2026-000004','p1',2500,NULL,1795755085684000,'done',1795755085684000,NULL,'ML-ZHPF-VFDU',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20031-R2','ORD20031',1,'AV-2026-000004','p2',11650,NULL,1795755085684000,'to_do',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20045-R1','ORD20045',0,'AV-2026-000005','p1',34590,NULL,1795762285687000,'done',1795762365687000,NULL,'R-pi_3SveRSYEnQhUEhsgPNZ8wzCS',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20060-R1','ORD20060',0,'AV-2026-000006','p1',27690,NULL,1795837885694000,'impossible',1795837965694000,NULL,NULL,'account_closed','ORD20060-R2',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20060-R2','ORD20060',1,'AV-2026-000006','p1',27690,'bank_transfer',1795837965694000,'to_do',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20046-R1','ORD20046',0,'AV-2026-000007','p1',19800,NULL,1795845085699000,'done',1795845165699000,NULL,'R-886XC3QBTR6EEASW',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20059-R1','ORD20059',0,'AV-2026-000008','p1',47410,NULL,1795848565955000,'done',1795848565965000,NULL,'RF-1001',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20039-R1','ORD20039',0,'AV-2026-000009','p1',74350,NULL,1795848565989000,'impossible',1795848565999000,NULL,NULL,'too_old','ORD20039-R2',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20039-R2','ORD20039',1,'AV-2026-000009','p1',74350,'cheque',1795848565999000,'done',1795848566009000,NULL,'CHQ-77',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20057-R1','ORD20057',0,'AV-2026-000010','p1',500,NULL,1795848566023000,'bounced',1795848566035000,NULL,'RF-1002','Compte clos','ORD20057-R2',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20057-R2','ORD20057',1,'AV-2026-000010','p1',500,NULL,1795848566035000,'to_do',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20051-R1','ORD20051',0,'AV-2026-000011','p1',600,NULL,1795848566045000,'done',1795848566053000,NULL,'RF-1003',NULL,NULL,NULL,400,'ORD20051-R2',NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20051-R2','ORD20051',1,'AV-2026-000011','p1',200,NULL,1795848566053000,'given_up',1795848566059000,NULL,NULL,'La cliente y renonce',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20049-R1','ORD20049',0,'AV-2026-000012','p1',300,NULL,1795848566069000,'done',1795848566078000,NULL,'RF-1004',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20048-R1','ORD20048',0,'AV-2026-000013','p1',350,NULL,1795848566095000,'done',1795848566103000,NULL,'RF-1006',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20042-R1','ORD20042',0,'AV-2026-000014','p1',700,NULL,1795848566118000,'withdrawn',1795848566122000,NULL,NULL,NULL,NULL,'AV-2026-000015',NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20041-R1','ORD20041',0,'AV-2026-000016','p1',200,NULL,1795848566137000,'to_do',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20038-R1','ORD20038',0,'AV-2026-000017','p1',20510,NULL,1795848566158000,'opened',1795848566163000,'agent-3',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "refund_tasks" VALUES('ORD20900-R1','ORD20900',0,NULL,'p2',2400,NULL,1795848566169000,'done',1795848566176000,NULL,'RF-1008',NULL,NULL,NULL,NULL,NULL,'Payé deux fois','Awa Diallo');
CREATE TABLE search_upkeep (
    rules BIGINT NOT NULL
);
INSERT INTO "search_upkeep" VALUES(1);
CREATE TABLE sessions (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    agent_id   TEXT   NOT NULL REFERENCES agents (id),
    expires_at BIGINT NOT NULL
);
CREATE TABLE shop (
    id   INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    kind TEXT    NOT NULL CHECK (kind IN ('real', 'demo'))
);
INSERT INTO "shop" VALUES(1,'demo');
CREATE TABLE sign_in_links (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    agent_id   TEXT   NOT NULL REFERENCES agents (id),
    expires_at BIGINT NOT NULL,
    used_at    BIGINT
);
CREATE TABLE stock_movements (
    id           INTEGER NOT NULL PRIMARY KEY,
    sku          TEXT    NOT NULL REFERENCES items (sku),
    credit_note  TEXT    NOT NULL REFERENCES credit_notes (number),
    line_id      TEXT    NOT NULL,
    change       BIGINT  NOT NULL CHECK (change <> 0),
    reason       TEXT    NOT NULL CHECK (reason IN
        ('returned_to_stock_by_refunding', 'api_removed', 'credit_note_corrected')),
    -- A note moves each of its lines once a reason, however often it is written.
    UNIQUE (credit_note, line_id, reason)
);
INSERT INTO "stock_movements" VALUES(1,'TAB-ASS-27','AV-2026-000001','1',1,'returned_to_stock_by_refunding');
INSERT INTO "stock_movements" VALUES(2,'TAB-ASS-27','AV-2026-000001','1',-1,'api_removed');
INSERT INTO "stock_movements" VALUES(3,'TAB-VER-45','AV-2026-000002','1',4,'returned_to_stock_by_refunding');
INSERT INTO "stock_movements" VALUES(4,'TAB-COU-24','AV-2026-000003','1',1,'returned_to_stock_by_refunding');
INSERT INTO "stock_movements" VALUES(5,'EPI-THE-01','AV-2026-000004','1',6,'returned_to_stock_by_refunding');
INSERT INTO "stock_movements" VALUES(6,'TAB-BOL-15','AV-2026-000004','2',4,'returned_to_stock_by_refunding');
INSERT INTO "stock_movements" VALUES(7,'MAI-BOU-18','AV-2026-000005','1',2,'returned_to_stock_by_refunding');
INSERT INTO "stock_movements" VALUES(8,'LUM-ECL-01','AV-2026-000005','2',1,'returned_to_stock_by_refunding');
INSERT INTO "stock_movements" VALUES(9,'MAI-BOU-18','AV-2026-000006','1',6,'returned_to_stock_by_refunding');
INSERT INTO "stock_movements" VALUES(10,'LIN-PAR-24','AV-2026-000006','2',1,'returned_to_stock_by_refunding');
INSERT INTO "stock_movements" VALUES(11,'MEU-ETA-05','AV-2026-000007','1',1,'returned_to_stock_by_refunding');
INSERT INTO "stock_movements" VALUES(12,'MEU-ETA-05','AV-2026-000008','1',1,'returned_to_stock_by_refunding');
INSERT INTO "stock_movements" VALUES(13,'LIN-BAI-70','AV-2026-000008','2',8,'returned_to_stock_by_refunding');
INSERT INTO "stock_movements" VALUES(14,'TAB-FLU-18','AV-2026-000009','1',4,'returned_to_stock_by_refunding');
INSERT INTO "stock_movements" VALUES(15,'MAI-HOR-35','AV-2026-000009','2',1,'returned_to_stock_by_refunding');
INSERT INTO "stock_movements" VALUES(16,'MAI-BOU-30','AV-2026-000009','3',4,'returned_to_stock_by_refunding');
INSERT INTO "stock_movements" VALUES(17,'LUM-ARC-01','AV-2026-000009','4',1,'returned_to_stock_by_refunding');
INSERT INTO "stock_movements" VALUES(18,'MAI-VAS-30','AV-2026-000017','1',1,'returned_to_stock_by_refunding');
INSERT INTO "stock_movements" VALUES(19,'TAB-COU-24','AV-2026-000017','2',1,'returned_to_stock_by_refunding');
CREATE INDEX orders_by_date ON orders (placed_at, number);
CREATE INDEX orders_by_total ON orders (total_rank, number);
CREATE INDEX orders_by_customer ON orders (customer_rank, number);
CREATE INDEX orders_by_status ON orders (logistic_status, placed_at, number);
CREATE INDEX orders_by_payment_state ON orders (payment_state, placed_at, number);
CREATE INDEX cancellations_unfinished ON cancellations (step, cancelled_at);
CREATE INDEX credit_notes_by_order ON credit_notes (order_number, number);
CREATE UNIQUE INDEX credit_notes_by_corrected ON credit_notes (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX gift_card_credits_by_card ON gift_card_credits (card, credited_at);
CREATE INDEX stock_movements_by_sku ON stock_movements (sku, id);
CREATE INDEX messages_by_order ON messages (order_number, id);
CREATE INDEX messages_unwritten ON messages (id) WHERE written_at IS NULL;
CREATE INDEX journal_by_order ON journal (order_number, id);
CREATE TRIGGER correction_as_corrected BEFORE INSERT ON credit_notes
WHEN NEW.corrects IS NOT NULL AND NOT EXISTS (SELECT 1 FROM credit_notes
    WHERE number = NEW.corrects AND order_number = NEW.order_number AND corrects IS NULL AND total = -NEW.total)
BEGIN SELECT RAISE(ABORT, 'rule: a correction takes back exactly what it corrects'); END;
CREATE TRIGGER credit_note_fixed BEFORE UPDATE ON credit_notes
BEGIN SELECT RAISE(ABORT, 'rule: a credit note never changes'); END;
CREATE TRIGGER credit_note_kept BEFORE DELETE ON credit_notes
BEGIN SELECT RAISE(ABORT, 'rule: credit notes are never deleted'); END;
CREATE TRIGGER credit_note_seller_fixed BEFORE UPDATE ON credit_note_sellers
BEGIN SELECT RAISE(ABORT, 'rule: a credit note never changes'); END;
CREATE TRIGGER credit_note_seller_kept BEFORE DELETE ON credit_note_sellers
BEGIN SELECT RAISE(ABORT, 'rule: credit notes are never deleted'); END;
CREATE TRIGGER credit_note_numbers_rise BEFORE UPDATE ON credit_note_counters
WHEN NEW.year <> OLD.year OR NEW.last <> OLD.last + 1
BEGIN SELECT RAISE(ABORT, 'rule: credit notes are numbered one by one'); END;
CREATE TRIGGER credit_note_counter_begins_at_one BEFORE INSERT ON credit_note_counters
WHEN NEW.last <> 1
BEGIN SELECT RAISE(ABORT, 'rule: credit notes are numbered one by one'); END;
CREATE TRIGGER credit_note_counter_kept BEFORE DELETE ON credit_note_counters
BEGIN SELECT RAISE(ABORT, 'rule: credit notes are numbered one by one'); END;
CREATE TRIGGER gift_card_credit_as_settled BEFORE INSERT ON gift_card_credits
WHEN NOT EXISTS (SELECT 1 FROM refund_tasks_in_full
    WHERE id = NEW.refund_task AND state = 'done' AND alternative IS NULL AND amount = NEW.amount
    AND provider = 'gift_card' AND transaction_reference = NEW.card AND currency = NEW.currency)
BEGIN SELECT RAISE(ABORT, 'rule: a gift card is credited by its settled refund task alone'); END;
CREATE TRIGGER gift_card_credit_fixed BEFORE UPDATE ON gift_card_credits
BEGIN SELECT RAISE(ABORT, 'rule: the gift-card ledger is append-only'); END;
CREATE TRIGGER gift_card_credit_kept BEFORE DELETE ON gift_card_credits
BEGIN SELECT RAISE(ABORT, 'rule: the gift-card ledger is append-only'); END;
CREATE TRIGGER order_as_charged
BEFORE UPDATE OF number, placed_at, currency, gross, captured ON orders
BEGIN SELECT RAISE(ABORT, 'rule: what was charged never changes'); END;
CREATE TRIGGER order_cancelled_for_good BEFORE UPDATE ON orders
WHEN OLD.logistic_status = 'cancelled' AND NEW.logistic_status <> 'cancelled'
BEGIN SELECT RAISE(ABORT, 'rule: a cancelled order stays cancelled'); END;
CREATE TRIGGER order_kept BEFORE DELETE ON orders
BEGIN SELECT RAISE(ABORT, 'rule: orders are never deleted'); END;
CREATE TRIGGER order_document_fixed BEFORE UPDATE ON order_documents
BEGIN SELECT RAISE(ABORT, 'rule: what was charged never changes'); END;
CREATE TRIGGER order_document_kept BEFORE DELETE ON order_documents
BEGIN SELECT RAISE(ABORT, 'rule: what was charged never changes'); END;
CREATE TRIGGER payment_within_captured BEFORE INSERT ON payments
WHEN NEW.captured + (SELECT COALESCE(SUM(captured), 0) FROM payments WHERE order_number = NEW.order_number)
    > (SELECT captured FROM orders WHERE number = NEW.order_number)
BEGIN SELECT RAISE(ABORT, 'rule: what was captured never changes'); END;
CREATE TRIGGER payment_fixed BEFORE UPDATE ON payments
BEGIN SELECT RAISE(ABORT, 'rule: what was captured never changes'); END;
CREATE TRIGGER payment_kept BEFORE DELETE ON payments
BEGIN SELECT RAISE(ABORT, 'rule: what was captured never changes'); END;
CREATE TRIGGER shop_not_founded_again BEFORE INSERT ON shop
WHEN EXISTS (SELECT 1 FROM shop)
BEGIN SELECT RAISE(ABORT, 'rule: a shop stays real, or made up'); END;
CREATE TRIGGER shop_fixed BEFORE UPDATE ON shop
BEGIN SELECT RAISE(ABORT, 'rule: a shop stays real, or made up'); END;
CREATE TRIGGER shop_kept BEFORE DELETE ON shop
BEGIN SELECT RAISE(ABORT, 'rule: a shop stays real, or made up'); END;
CREATE TRIGGER journal_fixed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'rule: the journal is append-only'); END;
CREATE TRIGGER journal_kept BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'rule: the journal is append-only'); END;
CREATE TRIGGER message_fixed BEFORE UPDATE ON messages
WHEN (NEW.id, NEW.order_number, NEW.recipient, NEW.subject, NEW.body, NEW.decided_at, NEW.decided_by)
    IS NOT (OLD.id, OLD.order_number, OLD.recipient, OLD.subject, OLD.body, OLD.decided_at, OLD.decided_by)
BEGIN SELECT RAISE(ABORT, 'rule: a mail stays as it was decided on'); END;
CREATE TRIGGER message_written_once BEFORE UPDATE ON messages
WHEN OLD.written_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'rule: a mail is ticked off once'); END;
CREATE TRIGGER message_kept BEFORE DELETE ON messages
BEGIN SELECT RAISE(ABORT, 'rule: mails are never deleted'); END;
CREATE TRIGGER operation_fixed BEFORE UPDATE ON operations
BEGIN SELECT RAISE(ABORT, 'rule: a stored answer never changes'); END;
CREATE TRIGGER operation_kept BEFORE DELETE ON operations
BEGIN SELECT RAISE(ABORT, 'rule: a stored answer is never forgotten'); END;
CREATE TRIGGER stock_movement_fixed BEFORE UPDATE ON stock_movements
BEGIN SELECT RAISE(ABORT, 'rule: the stock history is append-only'); END;
CREATE TRIGGER stock_movement_kept BEFORE DELETE ON stock_movements
BEGIN SELECT RAISE(ABORT, 'rule: the stock history is append-only'); END;
CREATE TRIGGER stock_corrected_by_a_correction BEFORE INSERT ON stock_movements
WHEN (NEW.reason = 'credit_note_corrected')
    <> EXISTS (SELECT 1 FROM credit_notes WHERE number = NEW.credit_note AND corrects IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'rule: a correction takes its own movements back, and nothing else does'); END;
CREATE TRIGGER order_not_replaced BEFORE INSERT ON orders
WHEN EXISTS (SELECT 1 FROM orders WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;
CREATE TRIGGER order_document_not_replaced BEFORE INSERT ON order_documents
WHEN EXISTS (SELECT 1 FROM order_documents WHERE order_number = NEW.order_number)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;
CREATE TRIGGER payment_not_replaced BEFORE INSERT ON payments
WHEN EXISTS (SELECT 1 FROM payments WHERE order_number = NEW.order_number AND id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;
CREATE TRIGGER credit_note_not_replaced BEFORE INSERT ON credit_notes
WHEN EXISTS (SELECT 1 FROM credit_notes WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;
CREATE TRIGGER stock_movement_not_replaced BEFORE INSERT ON stock_movements
WHEN EXISTS (SELECT 1 FROM stock_movements WHERE id = NEW.id
    OR (credit_note = NEW.credit_note AND line_id = NEW.line_id AND reason = NEW.reason))
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;
CREATE TRIGGER operation_not_replaced BEFORE INSERT ON operations
WHEN EXISTS (SELECT 1 FROM operations WHERE key = NEW.key)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;
CREATE TRIGGER journal_not_replaced BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;
CREATE TRIGGER gift_card_credit_not_replaced BEFORE INSERT ON gift_card_credits
WHEN EXISTS (SELECT 1 FROM gift_card_credits WHERE refund_task = NEW.refund_task)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;
CREATE TRIGGER credit_note_counter_not_replaced BEFORE INSERT ON credit_note_counters
WHEN EXISTS (SELECT 1 FROM credit_note_counters WHERE year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;
CREATE TRIGGER credit_note_seller_not_replaced BEFORE INSERT ON credit_note_sellers
WHEN EXISTS (SELECT 1 FROM credit_note_sellers WHERE credit_note = NEW.credit_note)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;
CREATE TRIGGER message_not_replaced BEFORE INSERT ON messages
WHEN EXISTS (SELECT 1 FROM messages WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;
CREATE INDEX orders_by_number ON orders (number_rank, number);
CREATE TRIGGER order_version_by_one
BEFORE UPDATE OF number, placed_at, currency, gross, captured, total_rank, customer, email, providers, logistic_status,
    payment_state, version ON orders
WHEN NEW.version <> OLD.version + 1
BEGIN SELECT RAISE(ABORT, 'rule: every change of an order is a version of it'); END;
CREATE INDEX refund_tasks_by_credit_note ON refund_tasks (credit_note);
CREATE INDEX refund_tasks_open ON refund_tasks (order_number) WHERE state IN ('to_do', 'opened');
CREATE INDEX refund_tasks_by_replacement ON refund_tasks (replaced_by) WHERE replaced_by IS NOT NULL;
CREATE INDEX refund_tasks_by_rest ON refund_tasks (rest) WHERE rest IS NOT NULL;
CREATE INDEX refund_excesses_open ON refund_excesses (noticed_at) WHERE resolved_at IS NULL;
CREATE VIEW refund_tasks_in_full AS
SELECT refund_tasks.*, orders.currency, payments.provider, payments.reference AS transaction_reference,
    agents.name AS opened_by_name, agents.role AS opened_by_role,
    refund_excesses.amount AS excess_amount, refund_excesses.reference AS excess_reference,
    refund_excesses.noticed_at AS excess_noticed_at, refund_excesses.noticed_by AS excess_noticed_by,
    refund_excesses.resolved_at AS excess_resolved_at, refund_excesses.recovered_reference, refund_excesses.written_off_reason
FROM refund_tasks
JOIN orders ON orders.number = refund_tasks.order_number
JOIN payments ON payments.order_number = refund_tasks.order_number AND payments.id = refund_tasks.payment_id
LEFT JOIN agents ON agents.id = refund_tasks.opened_by
LEFT JOIN refund_excesses ON refund_excesses.refund_task = refund_tasks.id;
CREATE VIEW refunds_that_count AS
SELECT order_number, payment_id, credit_note,
    CASE WHEN state = 'done' THEN COALESCE(given, amount) ELSE amount END AS amount
FROM refund_tasks
WHERE state NOT IN ('impossible', 'bounced', 'withdrawn');
CREATE TRIGGER refund_within_payment BEFORE INSERT ON refund_tasks
WHEN NEW.amount
    + (SELECT COALESCE(SUM(amount), 0) FROM refunds_that_count
       WHERE order_number = NEW.order_number AND payment_id = NEW.payment_id)
    > (SELECT captured FROM payments WHERE order_number = NEW.order_number AND id = NEW.payment_id)
BEGIN SELECT RAISE(ABORT, 'rule: refunds exceed what the payment captured'); END;
CREATE TRIGGER refund_begins_at_the_beginning BEFORE INSERT ON refund_tasks
WHEN NEW.state NOT IN ('to_do', 'done') OR NEW.given IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'rule: a refund task begins to do, or done by the shop itself'); END;
CREATE TRIGGER refund_settled_once BEFORE UPDATE ON refund_tasks
WHEN OLD.state IN ('impossible', 'bounced', 'given_up', 'withdrawn') OR (OLD.state = 'done' AND NOT (
    NEW.reference IS OLD.reference AND (
        (NEW.state = 'bounced' AND NEW.given IS OLD.given AND NEW.rest IS OLD.rest)
        OR (NEW.state = 'done' AND NEW.state_at = OLD.state_at AND OLD.given IS NULL AND NEW.given IS NOT NULL))))
BEGIN SELECT RAISE(ABORT, 'rule: a settled refund task stays as it is'); END;
CREATE TRIGGER refund_bounced_after_it_was_done BEFORE UPDATE ON refund_tasks
WHEN NEW.state = 'bounced' AND OLD.state NOT IN ('done', 'bounced')
BEGIN SELECT RAISE(ABORT, 'rule: only a refund that was done comes back'); END;
CREATE TRIGGER refund_bounced_once_nothing_is_out BEFORE UPDATE ON refund_tasks
WHEN NEW.state = 'bounced'
    AND EXISTS (SELECT 1 FROM refund_excesses WHERE refund_task = NEW.id AND resolved_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is given again while a second refund is out'); END;
CREATE TRIGGER refund_to_a_gift_card_stays BEFORE UPDATE ON refund_tasks
WHEN (NEW.state = 'bounced' OR NEW.given IS NOT NULL)
    AND EXISTS (SELECT 1 FROM gift_card_credits WHERE refund_task = NEW.id)
BEGIN SELECT RAISE(ABORT, 'rule: what is on a gift card does not come back'); END;
CREATE TRIGGER refund_replaced_by_a_new_one BEFORE UPDATE ON refund_tasks
WHEN NEW.replaced_by IS NOT NULL AND EXISTS (SELECT 1 FROM refund_tasks WHERE id = NEW.replaced_by)
BEGIN SELECT RAISE(ABORT, 'rule: a refund is replaced by a new one'); END;
CREATE TRIGGER refund_rest_is_a_new_one BEFORE UPDATE ON refund_tasks
WHEN NEW.rest IS NOT OLD.rest AND EXISTS (SELECT 1 FROM refund_tasks WHERE id = NEW.rest)
BEGIN SELECT RAISE(ABORT, 'rule: the rest of a refund is a new one'); END;
CREATE TRIGGER refund_replaced_in_full BEFORE INSERT ON refund_tasks
WHEN EXISTS (SELECT 1 FROM refund_tasks WHERE (replaced_by = NEW.id OR rest = NEW.id)
    AND NOT (order_number = NEW.order_number AND payment_id = NEW.payment_id AND credit_note IS NEW.credit_note
    AND NEW.amount = CASE WHEN replaced_by = NEW.id THEN COALESCE(given, amount) ELSE amount - given END))
BEGIN SELECT RAISE(ABORT, 'rule: a replacement is about the same money'); END;
CREATE TRIGGER refund_rest_given_up BEFORE UPDATE ON refund_tasks
WHEN NEW.state = 'given_up' AND (OLD.state <> 'to_do' OR NOT EXISTS (SELECT 1 FROM refund_tasks WHERE rest = NEW.id))
BEGIN SELECT RAISE(ABORT, 'rule: only the rest of a refund is given up, before somebody takes it on'); END;
CREATE TRIGGER refund_withdrawn_by_a_new_note BEFORE UPDATE ON refund_tasks
WHEN NEW.state = 'withdrawn' AND EXISTS (SELECT 1 FROM credit_notes WHERE number = NEW.withdrawn_by)
BEGIN SELECT RAISE(ABORT, 'rule: a refund is withdrawn by the note that corrects its own'); END;
CREATE TRIGGER refund_withdrawn_in_time BEFORE UPDATE ON refund_tasks
WHEN NEW.state = 'withdrawn' AND OLD.state <> 'to_do'
BEGIN SELECT RAISE(ABORT, 'rule: a refund that was begun is not withdrawn'); END;
CREATE TRIGGER refund_kept BEFORE DELETE ON refund_tasks
BEGIN SELECT RAISE(ABORT, 'rule: refund tasks are never deleted'); END;
CREATE TRIGGER refund_not_replaced BEFORE INSERT ON refund_tasks
WHEN EXISTS (SELECT 1 FROM refund_tasks WHERE id = NEW.id
    OR (order_number = NEW.order_number AND position = NEW.position))
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;
CREATE TRIGGER refund_excess_beside_a_refund BEFORE INSERT ON refund_excesses
WHEN NEW.resolved_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM refund_tasks WHERE id = NEW.refund_task AND state = 'done'
    AND NOT EXISTS (SELECT 1 FROM gift_card_credits WHERE refund_task = NEW.refund_task))
BEGIN SELECT RAISE(ABORT, 'rule: money goes out a second time beside a refund that was made'); END;
CREATE TRIGGER refund_excess_fixed BEFORE UPDATE ON refund_excesses
WHEN OLD.resolved_at IS NOT NULL OR (NEW.refund_task, NEW.amount, NEW.reference, NEW.noticed_at, NEW.noticed_by)
    IS NOT (OLD.refund_task, OLD.amount, OLD.reference, OLD.noticed_at, OLD.noticed_by)
BEGIN SELECT RAISE(ABORT, 'rule: what went out too much is resolved once, and else never changes'); END;
CREATE TRIGGER refund_excess_kept BEFORE DELETE ON refund_excesses
BEGIN SELECT RAISE(ABORT, 'rule: what went out too much is never forgotten'); END;
CREATE TRIGGER refund_excess_not_replaced BEFORE INSERT ON refund_excesses
WHEN EXISTS (SELECT 1 FROM refund_excesses WHERE refund_task = NEW.refund_task)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;
CREATE TRIGGER refund_within_its_credit BEFORE INSERT ON refund_tasks
WHEN NEW.credit_note IS NOT NULL AND NEW.amount
    + (SELECT COALESCE(SUM(amount), 0) FROM refunds_that_count WHERE credit_note = NEW.credit_note)
    > (SELECT COALESCE(SUM(total), 0) FROM credit_notes
       WHERE NEW.credit_note IN (number, corrects) AND order_number = NEW.order_number)
BEGIN SELECT RAISE(ABORT, 'rule: refunds exceed their credit note'); END;
CREATE TRIGGER refund_within_its_overpayment BEFORE INSERT ON refund_tasks
WHEN NEW.credit_note IS NULL AND NEW.amount
    + (SELECT COALESCE(SUM(amount), 0) FROM refunds_that_count
       WHERE order_number = NEW.order_number AND credit_note IS NULL)
    > (SELECT captured - gross FROM orders WHERE number = NEW.order_number)
BEGIN SELECT RAISE(ABORT, 'rule: refunds exceed what was paid beyond the price'); END;
CREATE TRIGGER refund_fixed
BEFORE UPDATE OF id, order_number, position, credit_note, payment_id, amount, alternative, created_at,
    overpayment_reason, overpayment_by ON refund_tasks
BEGIN SELECT RAISE(ABORT, 'rule: what a refund task is about never changes'); END;
CREATE TRIGGER refund_withdrawn_by_its_correction BEFORE INSERT ON credit_notes
WHEN EXISTS (SELECT 1 FROM refund_tasks
    WHERE withdrawn_by = NEW.number AND (credit_note IS NULL OR credit_note IS NOT NEW.corrects))
BEGIN SELECT RAISE(ABORT, 'rule: a refund is withdrawn by the note that corrects its own'); END;
CREATE TRIGGER correction_leaves_refunds_covered BEFORE INSERT ON credit_notes
WHEN NEW.total < 0 AND NEW.total
    + (SELECT COALESCE(SUM(total), 0) FROM credit_notes WHERE order_number = NEW.order_number)
    < (SELECT COALESCE(SUM(amount), 0) FROM refunds_that_count
       WHERE order_number = NEW.order_number AND credit_note IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'rule: a correction takes back more than refunds leave'); END;
CREATE TRIGGER credit_within_charged BEFORE INSERT ON credit_notes
WHEN NEW.total > 0 AND NEW.total
    + (SELECT COALESCE(SUM(total), 0) FROM credit_notes WHERE order_number = NEW.order_number)
    > (SELECT gross FROM orders WHERE number = NEW.order_number)
BEGIN SELECT RAISE(ABORT, 'rule: credit notes exceed what was charged'); END;
COMMIT;
