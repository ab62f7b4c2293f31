using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Integration;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Domain.Tests.Integration;

public class OutboxMessageTests
{
    [Fact]
    public void It_carries_what_happened_to_whom_by_which_client_and_no_more()
    {
        var now = new DateTimeOffset(2026, 3, 6, 17, 0, 0, TimeSpan.Zero);
        var organization = TypedId.New<OrganizationId>(now);
        var occurrence = new WorkItemRaised(
            TypedId.New<WorkItemId>(now), TypedId.New<PatientId>(now), TypedId.New<EpisodeId>(now), TypedId.New<RecoveryPlanId>(now));

        var message = new OutboxMessage(organization, occurrence, "client-1", now);

        Assert.Equal(
            (organization, "work-item.raised", 1, now, "client-1"),
            (message.OrganizationId, message.Type, message.SchemaVersion, message.OccurredAt, message.CausedByClient));
        Assert.Equal(
            occurrence.Subject, new EventSubject(message.SubjectId, message.PatientId, message.EpisodeId, message.PlanId));
        Assert.NotEqual(Guid.Empty, message.Id);
        Assert.Null(message.Position);
    }
}
