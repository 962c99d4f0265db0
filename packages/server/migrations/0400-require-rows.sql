-- Ends the transaction when a statement touched fewer rows than it must, because somebody else was faster. So a whole
-- transaction, its commit included, can be sent without waiting for answers in between.
create function require_rows(touched bigint, wanted bigint) returns void language plpgsql as $function$
begin
  if touched <> wanted then
    raise exception 'touched % rows instead of %', touched, wanted using errcode = 'serialization_failure';
  end if;
end $function$;
