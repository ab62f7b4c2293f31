using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Assessments;

namespace TreatmentPlans.Infrastructure.Persistence.Assessments;

internal sealed class AssessmentConfiguration : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> assessment)
    {
        assessment.IsAggregate("assessment");
        assessment.Property(a => a.Answers).IsJson();
        assessment.Property(a => a.Scores).IsJson();
        assessment.Ignore(a => a.PrincipalScore);
        assessment.Property(a => a.Flags).IsJson();
        assessment.Property(a => a.Focus).IsJson();
        assessment.Property(a => a.EnteredInError).IsJson();
        assessment.HasIndex(a => new { a.OrganizationId, a.EpisodeId, a.Id });
        assessment.HasIndex(a => new { a.OrganizationId, a.EpisodeId, a.Instrument, a.AnsweredAt });
        assessment.HasIndex(a => new { a.OrganizationId, a.PatientId, a.AnsweredOn }).HasFilter("risk IS NOT NULL");
    }
}
