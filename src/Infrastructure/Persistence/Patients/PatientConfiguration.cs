using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;

namespace TreatmentPlans.Infrastructure.Persistence.Patients;

internal sealed class PatientConfiguration : IEntityTypeConfiguration<Patient>
{
    public void Configure(EntityTypeBuilder<Patient> patient)
    {
        patient.IsAggregate("patient");
        patient.Ignore(p => p.PatientId);
        patient.Ignore(p => p.ClaimedIdentifiers);
        patient.Property(p => p.Identifiers).IsJson();
        patient.Property(p => p.GivenName).HasMaxLength(Limits.Name);
        patient.Property(p => p.MiddleName).HasMaxLength(Limits.Name);
        patient.Property(p => p.FamilyName).HasMaxLength(Limits.Name);
        patient.Property(p => p.PreferredName).HasMaxLength(Limits.Name);
        // Folding writes at most two letters for one.
        patient.Property(p => p.SearchGivenName).HasMaxLength(2 * Limits.Name);
        patient.Property(p => p.SearchFamilyName).HasMaxLength(2 * Limits.Name);
        patient.Property(p => p.Language).HasMaxLength(Limits.Code);
        patient.Property(p => p.Contact).IsJson();
        patient.Property(p => p.EnteredInError).IsJson();
        patient.HasIndex(p => new { p.OrganizationId, p.SearchFamilyName, p.SearchGivenName }).HasOperators("uuid_ops", "text_pattern_ops", "text_pattern_ops");
        patient.HasIndex(p => new { p.OrganizationId, p.BirthDate });
        patient.HasIndex(p => new { p.OrganizationId, p.UpdatedAt });
        patient.HasIndex(p => new { p.OrganizationId, p.CreatedByClient, p.Id });
    }
}
