using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;

namespace TreatmentPlans.Infrastructure.Persistence.Patients;

internal sealed class RelatedPersonConfiguration : IEntityTypeConfiguration<RelatedPerson>
{
    public void Configure(EntityTypeBuilder<RelatedPerson> person)
    {
        person.IsAggregate("related_person");
        person.Property(p => p.GivenName).HasMaxLength(Limits.Name);
        person.Property(p => p.FamilyName).HasMaxLength(Limits.Name);
        person.Property(p => p.Relationship).HasMaxLength(Limits.Name);
        person.Property(p => p.Phone).HasMaxLength(Limits.Contact);
        person.Property(p => p.Email).HasMaxLength(Limits.Contact);
        person.Property(p => p.EnteredInError).IsJson();
        person.HasIndex(p => new { p.OrganizationId, p.PatientId, p.Id });
    }
}
