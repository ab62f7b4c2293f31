using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Api.Scheduling;

internal sealed class GroupExamples : IExamples
{
    public IEnumerable<object> Bodies =>
    [
        new GroupBody(
            new ProgramId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000002")),
            SessionType.IopBlock,
            "Evening group",
            GroupEntry.Open,
            new DateOnly(2026, 1, 12),
            EndsOn: null,
            Capacity: 10,
            "relapse-prevention",
            [new PractitionerId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000003"))],
            "Room 2",
            VirtualLink: null),
        new EnrolmentBody(
            new EpisodeId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000021")),
            new DateOnly(2026, 7, 6),
            Waitlist: true,
            OverCapacityReason: null),
    ];
}
