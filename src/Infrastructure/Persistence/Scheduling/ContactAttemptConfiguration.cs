using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Infrastructure.Persistence.Scheduling;

internal sealed class ContactAttemptConfiguration : IEntityTypeConfiguration<ContactAttempt>
{
    public void Configure(EntityTypeBuilder<ContactAttempt> attempt)
    {
        attempt.IsAggregate("contact_attempt");
        attempt.Property(a => a.EnteredInError).IsJson();
        attempt.HasIndex(a => new { a.OrganizationId, a.EpisodeId, a.Id });
    }
}
