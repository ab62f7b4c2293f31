using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Assessments;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Transition;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Transition;

/// <summary>The end of an episode plans its ladder (FUP-1).</summary>
internal sealed class PlanLadder(IAppDbContext db, TimeProvider clock) : INotificationHandler<Occurred<EpisodeDischarged>>
{
    public async Task Handle(Occurred<EpisodeDischarged> notification, CancellationToken cancellationToken)
    {
        var episode = await db.Episodes.GetAsync(episode => episode.Id == notification.Event.EpisodeId, cancellationToken);
        var program = await db.Programs.AsNoTracking().GetAsync(program => program.Id == episode.ProgramId, cancellationToken);
        db.FollowUps.AddRange(FollowUp.Ladder(episode, program.PoliciesOn(notification.Event.End.DischargedOn).Transition.FollowUp, clock.GetUtcNow()));
    }
}

/// <summary>Who is in care again is asked there (FUP-5).</summary>
internal sealed class EndFollowUps(IAppDbContext db, TimeProvider clock) : INotificationHandler<Occurred<EpisodeAdmitted>>
{
    private const string Reason = "The patient is in care again.";

    public async Task Handle(Occurred<EpisodeAdmitted> notification, CancellationToken cancellationToken)
    {
        var patientId = notification.Event.PatientId;
        var planned = await db.FollowUps
            .Where(followUp => followUp.PatientId == patientId
                && (followUp.Status == FollowUpStatus.Planned || followUp.Status == FollowUpStatus.Due)
                && followUp.EnteredInError == null)
            .ToListAsync(cancellationToken);
        planned.ForEach(followUp => followUp.Cancel(Reason, null, clock.GetUtcNow()));
    }
}

/// <summary>After the discharge: planned ones whose window may have opened somewhere on earth, and due ones of which it may be over.</summary>
internal sealed record FindDueFollowUps : IQuery<IReadOnlyList<FollowUpId>>;

internal sealed class FindDueFollowUpsHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<FindDueFollowUps, IReadOnlyList<FollowUpId>>
{
    public async Task<IReadOnlyList<FollowUpId>> Handle(FindDueFollowUps query, CancellationToken cancellationToken)
    {
        // The earliest zone is fourteen hours ahead.
        var latestToday = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);
        return await db.FollowUps.AsNoTracking()
            .Where(followUp => followUp.EnteredInError == null
                && ((followUp.Status == FollowUpStatus.Planned && followUp.OpensOn <= latestToday)
                    || (followUp.Status == FollowUpStatus.Due && followUp.ClosesOn < latestToday)))
            .Where(followUp => db.Episodes.Any(episode => episode.Id == followUp.EpisodeId && episode.Status == EpisodeStatus.Discharged))
            .OrderBy(followUp => followUp.Id)
            .Select(followUp => followUp.Id)
            .ToListAsync(cancellationToken);
    }
}

/// <summary>It falls due when its window has opened, and is missed when that is over (FUP-2, FUP-3). Again, it changes nothing.</summary>
internal sealed record KeepFollowUp(FollowUpId FollowUpId) : ICommand<Unit>;

internal sealed class KeepFollowUpHandler(IAppDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<KeepFollowUp, Unit>
{
    public async Task<Unit> Handle(KeepFollowUp command, CancellationToken cancellationToken)
    {
        await db.LockAsync<FollowUp>(command.FollowUpId.Value, cancellationToken);
        var followUp = await db.FollowUps.GetAsync(followUp => followUp.Id == command.FollowUpId, cancellationToken);
        var care = await db.GetTransitionCareAsync(followUp.EpisodeId, caller, clock, cancellationToken);
        followUp.Keep(care.Act.On);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}

/// <summary>
/// What is due is a work item. Nobody resolved it by the end of the window: it goes to the supervisor of its owner.
/// </summary>
internal sealed class RaiseFollowUp(IAppDbContext db, ICaller caller, TimeProvider clock) : INotificationHandler<Occurred<FollowUpFellDue>>
{
    public async Task Handle(Occurred<FollowUpFellDue> notification, CancellationToken cancellationToken)
    {
        var followUp = await db.FollowUps.GetAsync(followUp => followUp.Id == notification.Event.FollowUpId, cancellationToken);
        var care = await db.GetTransitionCareAsync(followUp.EpisodeId, caller, clock, cancellationToken);
        var owner = await db.OwnerOfAsync(followUp.EpisodeId, cancellationToken);
        await db.RaiseOnceAsync(
            followUp.OrganizationId,
            new WorkItemCause(
                WorkItemKind.FollowUpDue,
                followUp.PatientId,
                followUp.EpisodeId,
                owner.PlanId,
                owner.CounselorId,
                care.Program.Calendar.EndOf(followUp.ClosesOn),
                $"{followUp.Id}/follow-up",
                followUp.Id.Value),
            care.Act.At,
            cancellationToken);
    }
}

/// <summary>What became of it settles its work item. That it was missed does not.</summary>
internal sealed class SettleFollowUps(IAppDbContext db, TimeProvider clock) :
    INotificationHandler<Occurred<FollowUpReached>>, INotificationHandler<Occurred<FollowUpCancelled>>, INotificationHandler<Occurred<FollowUpEnteredInError>>
{
    public Task Handle(Occurred<FollowUpReached> notification, CancellationToken cancellationToken) =>
        SettleAsync(notification.Event.FollowUpId, WorkItemOutcome.Done, cancellationToken);

    public Task Handle(Occurred<FollowUpCancelled> notification, CancellationToken cancellationToken) =>
        SettleAsync(notification.Event.FollowUpId, WorkItemOutcome.NoLongerNeeded, cancellationToken);

    public Task Handle(Occurred<FollowUpEnteredInError> notification, CancellationToken cancellationToken) =>
        SettleAsync(notification.Event.FollowUpId, WorkItemOutcome.NoLongerNeeded, cancellationToken);

    private Task SettleAsync(FollowUpId id, WorkItemOutcome outcome, CancellationToken cancellationToken) =>
        db.ResolveOfSubjectAsync(id.Value, WorkItemKind.FollowUpDue, outcome, $"Follow-up {id}.", clock.GetUtcNow(), cancellationToken);
}
