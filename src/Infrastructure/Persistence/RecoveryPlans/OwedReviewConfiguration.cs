using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Infrastructure.Persistence.RecoveryPlans;

/// <summary>No table: the database unfolds what plans keep, each in its own words (<see cref="PostgresSql"/>, <see cref="SqliteSql"/>).</summary>
internal sealed class OwedReviewConfiguration : IEntityTypeConfiguration<OwedReview>
{
    internal const string PostgresSql =
        """
        SELECT plan.organization_id, plan.id AS plan_id, plan.episode_id, plan.patient_id, plan.program_id, plan.status AS plan_status,
            owed.ordinal::integer AS ordinal, (owed.review ->> 'dueOn')::date AS due_on, (owed.review -> 'completedBy' ->> 'on')::date AS completed_on
        FROM recovery_plan AS plan, json_array_elements(plan.review_obligations) WITH ORDINALITY AS owed (review, ordinal)
        """;

    internal const string SqliteSql =
        """
        SELECT plan.organization_id, plan.id AS plan_id, plan.episode_id, plan.patient_id, plan.program_id, plan.status AS plan_status,
            owed.key + 1 AS ordinal, owed.value ->> '$.dueOn' AS due_on, owed.value ->> '$.completedBy.on' AS completed_on
        FROM recovery_plan AS plan, json_each(plan.review_obligations) AS owed
        """;

    public void Configure(EntityTypeBuilder<OwedReview> review) => review.HasNoKey();
}
