-- A checkpoint's file is kept and named, or dropped when nothing names it any more, under the lock of the row that its hash
-- begins with: equal programs are one file, and two processes must not keep and drop it at once.
create table blob_locks (
    digit varchar(1) primary key
);
insert into blob_locks (digit) values ('0'), ('1'), ('2'), ('3'), ('4'), ('5'), ('6'), ('7'), ('8'), ('9'), ('a'), ('b'), ('c'), ('d'), ('e'), ('f');
