using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Support;

internal sealed class FollowDrugTests(IAppDbContext db, TestedUse testedUse, TimeProvider clock)
    : INotificationHandler<Occurred<DrugTestRecorded>>, INotificationHandler<Occurred<DrugTestEnteredInError>>
{
    public async Task Handle(Occurred<DrugTestRecorded> notification, CancellationToken cancellationToken)
    {
        var test = db.DrugTests.Local.Single(test => test.Id == notification.Event.TestId);
        await db.LockAsync<Episode>(test.EpisodeId.Value, cancellationToken);
        var care = await db.GetSupportCareAsync(test.EpisodeId, cancellationToken);
        await testedUse.FollowAsync(test, care, clock.GetUtcNow(), cancellationToken);
    }

    public async Task Handle(Occurred<DrugTestEnteredInError> notification, CancellationToken cancellationToken)
    {
        var test = db.DrugTests.Local.Single(test => test.Id == notification.Event.TestId);
        await db.LockAsync<Episode>(test.EpisodeId.Value, cancellationToken);
        await testedUse.DropAsync(test, clock.GetUtcNow(), cancellationToken);
    }
}
