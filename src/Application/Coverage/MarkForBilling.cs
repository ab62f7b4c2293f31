using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Coverage;

/// <summary>Whatever service lines are derived from: with its change the episode is marked, and the job derives them anew (BIL-14).</summary>
internal sealed class MarkForBilling(IAppDbContext db, ICaller caller, TimeProvider clock) :
    INotificationHandler<Occurred<SessionCompleted>>,
    INotificationHandler<Occurred<SessionWasLocked>>,
    INotificationHandler<Occurred<SessionReopened>>,
    INotificationHandler<Occurred<AttendanceCorrected>>,
    INotificationHandler<Occurred<AttendanceEnteredInError>>,
    INotificationHandler<Occurred<SessionNoteSigned>>,
    INotificationHandler<Occurred<SessionNoteEnteredInError>>,
    INotificationHandler<Occurred<DrugTestRecorded>>,
    INotificationHandler<Occurred<DrugTestEnteredInError>>,
    INotificationHandler<Occurred<EpisodeEnteredInError>>,
    INotificationHandler<Occurred<CoverageAdded>>,
    INotificationHandler<Occurred<CoverageUpdated>>,
    INotificationHandler<Occurred<CoverageEnteredInError>>,
    INotificationHandler<Occurred<PayerContractAdded>>,
    INotificationHandler<Occurred<PayerContractEnded>>,
    INotificationHandler<Occurred<PayerContractEnteredInError>>
{
    public Task Handle(Occurred<SessionCompleted> notification, CancellationToken cancellationToken) =>
        MarkSessionAsync(notification.Event.SessionId, cancellationToken);

    public Task Handle(Occurred<SessionWasLocked> notification, CancellationToken cancellationToken) =>
        MarkSessionAsync(notification.Event.SessionId, cancellationToken);

    public Task Handle(Occurred<SessionReopened> notification, CancellationToken cancellationToken) =>
        MarkSessionAsync(notification.Event.SessionId, cancellationToken);

    public Task Handle(Occurred<AttendanceCorrected> notification, CancellationToken cancellationToken) => MarkAsync(notification.Event.EpisodeId);

    public Task Handle(Occurred<AttendanceEnteredInError> notification, CancellationToken cancellationToken) => MarkAsync(notification.Event.EpisodeId);

    public Task Handle(Occurred<SessionNoteSigned> notification, CancellationToken cancellationToken) => MarkAsync(notification.Event.EpisodeId);

    public Task Handle(Occurred<SessionNoteEnteredInError> notification, CancellationToken cancellationToken) => MarkAsync(notification.Event.EpisodeId);

    public Task Handle(Occurred<DrugTestRecorded> notification, CancellationToken cancellationToken) => MarkAsync(notification.Event.EpisodeId);

    public Task Handle(Occurred<DrugTestEnteredInError> notification, CancellationToken cancellationToken) => MarkAsync(notification.Event.EpisodeId);

    public Task Handle(Occurred<EpisodeEnteredInError> notification, CancellationToken cancellationToken) => MarkAsync(notification.Event.EpisodeId);

    public Task Handle(Occurred<CoverageAdded> notification, CancellationToken cancellationToken) =>
        MarkPatientAsync(notification.Event.PatientId, cancellationToken);

    public Task Handle(Occurred<CoverageUpdated> notification, CancellationToken cancellationToken) =>
        MarkPatientAsync(notification.Event.PatientId, cancellationToken);

    public Task Handle(Occurred<CoverageEnteredInError> notification, CancellationToken cancellationToken) =>
        MarkPatientAsync(notification.Event.PatientId, cancellationToken);

    public Task Handle(Occurred<PayerContractAdded> notification, CancellationToken cancellationToken) =>
        MarkProgramAsync(notification.Event.ProgramId, cancellationToken);

    public Task Handle(Occurred<PayerContractEnded> notification, CancellationToken cancellationToken) =>
        MarkProgramAsync(notification.Event.ProgramId, cancellationToken);

    public Task Handle(Occurred<PayerContractEnteredInError> notification, CancellationToken cancellationToken) =>
        MarkProgramAsync(notification.Event.ProgramId, cancellationToken);

    private Task MarkSessionAsync(SessionId id, CancellationToken cancellationToken) =>
        MarkAllAsync(db.AttendanceRecords.Where(record => record.SessionId == id).Select(record => record.EpisodeId), cancellationToken);

    private Task MarkPatientAsync(PatientId id, CancellationToken cancellationToken) =>
        MarkAllAsync(db.Episodes.Where(episode => episode.PatientId == id).Select(episode => episode.Id), cancellationToken);

    /// <summary>Those of whom something was billed or may be: who has only been referred is marked by the first thing done.</summary>
    private Task MarkProgramAsync(ProgramId id, CancellationToken cancellationToken) =>
        MarkAllAsync(db.EpisodeBillings.Where(billing => billing.ProgramId == id).Select(billing => billing.EpisodeId), cancellationToken);

    private async Task MarkAllAsync(IQueryable<EpisodeId> episodes, CancellationToken cancellationToken)
    {
        foreach (var episode in await episodes.Distinct().ToListAsync(cancellationToken))
        {
            await MarkAsync(episode);
        }
    }

    private Task MarkAsync(EpisodeId episode)
    {
        if (!db.BillingMarks.Local.Any(mark => mark.EpisodeId == episode))
        {
            var now = clock.GetUtcNow();
            db.BillingMarks.Add(new BillingMark
            {
                OrganizationId = caller.OrganizationId,
                Id = Guid.CreateVersion7(now),
                EpisodeId = episode,
                MarkedAt = now,
            });
        }

        return Task.CompletedTask;
    }
}
