namespace TreatmentPlans.Infrastructure.Persistence.Scheduling;

/// <summary>
/// Nobody and nothing is taken twice at a time, whoever writes: PostgreSQL's own wall behind <see cref="Bookings"/>. Made at each
/// set-up, since the model has no word for it; the statement may run again.
/// </summary>
internal static class BookingConstraint
{
    public const string Table = "booking";

    public const string Statement =
        """
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'ex_booking_once') THEN
                ALTER TABLE booking ADD CONSTRAINT ex_booking_once EXCLUDE USING gist
                    (organization_id WITH =, kind WITH =, resource WITH =, tstzrange(starts_at, ends_at) WITH &&);
            END IF;
        END $$
        """;
}
