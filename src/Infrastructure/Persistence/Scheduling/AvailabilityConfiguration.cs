using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Infrastructure.Persistence.Scheduling;

internal sealed class PractitionerAvailabilityConfiguration : IEntityTypeConfiguration<PractitionerAvailability>
{
    public void Configure(EntityTypeBuilder<PractitionerAvailability> availability)
    {
        availability.IsAggregate("practitioner_availability");
        availability.Property(a => a.Openings).IsJson();
    }
}

internal sealed class PatientAvailabilityConfiguration : IEntityTypeConfiguration<PatientAvailability>
{
    public void Configure(EntityTypeBuilder<PatientAvailability> availability)
    {
        availability.IsAggregate("patient_availability");
        availability.Ignore(a => a.PatientId);
        availability.Property(a => a.Commitments).IsJson();
        availability.Property(a => a.Preferences).IsJson();
    }
}
