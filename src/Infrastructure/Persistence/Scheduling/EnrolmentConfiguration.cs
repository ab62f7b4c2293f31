using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Infrastructure.Persistence.Scheduling;

internal sealed class EnrolmentConfiguration : IEntityTypeConfiguration<Enrolment>
{
    private const string Standing = "status <> 'Withdrawn' AND entered_in_error IS NULL";

    public void Configure(EntityTypeBuilder<Enrolment> enrolment)
    {
        enrolment.IsAggregate("enrolment");
        enrolment.Ignore(e => e.Stands);
        enrolment.Property(e => e.OverCapacityReason).HasMaxLength(Limits.Reason);
        enrolment.Property(e => e.EnteredInError).IsJson();
        enrolment.Property(e => e.WeeksAway).IsJson();
        enrolment.HasIndex(e => new { e.OrganizationId, e.GroupId, e.Id });
        enrolment.HasIndex(e => new { e.OrganizationId, e.PatientId, e.Id });

        // Whoever enrols at the same time: no seat is held twice (nulls are distinct), and nobody holds two.
        enrolment.HasIndex(e => new { e.OrganizationId, e.GroupId, e.Seat }).IsUnique();
        enrolment.HasIndex(e => new { e.OrganizationId, e.GroupId, e.PatientId }, "ux_enrolment_standing").IsUnique().HasFilter(Standing);
    }
}
