using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Phases;

namespace TreatmentPlans.Infrastructure.Persistence.Phases;

internal sealed class ReadinessEvaluationConfiguration : IEntityTypeConfiguration<ReadinessEvaluation>
{
    private const int Sha256HexLength = 64;

    public void Configure(EntityTypeBuilder<ReadinessEvaluation> evaluation)
    {
        evaluation.IsAggregate("readiness_evaluation");
        evaluation.Property(e => e.EvidenceHash).HasMaxLength(Sha256HexLength);
        evaluation.Property(e => e.Findings).IsJson();
        evaluation.Property(e => e.EnteredInError).IsJson();
        evaluation.HasIndex(e => new { e.OrganizationId, e.PlanId, e.Id });
    }
}
