using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling.Calendars;

namespace TreatmentPlans.Infrastructure.Persistence.Scheduling;

internal sealed class CalendarTokenConfiguration : IEntityTypeConfiguration<CalendarToken>
{
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<CalendarToken> token)
    {
        token.IsAggregate("calendar_token");
        token.Ignore(t => t.Owner);
        token.Property(t => t.Name).HasMaxLength(Limits.Name);
        token.Property(t => t.SecretHash).HasMaxLength(HashLength);
        token.HasIndex(t => new { t.OrganizationId, t.SecretHash }).IsUnique();
        token.HasIndex(t => new { t.OrganizationId, t.PatientId, t.Id });
        token.HasIndex(t => new { t.OrganizationId, t.PractitionerId, t.Id });
    }
}
