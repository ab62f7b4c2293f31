using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Who takes a seat in a group is in its sessions to come, and who gives it up is out of them, in the same transaction.</summary>
internal sealed class FollowEnrolments(IAppDbContext db, GroupRoster roster) :
    INotificationHandler<Occurred<EnrolmentSeatTaken>>,
    INotificationHandler<Occurred<EnrolmentWithdrawn>>,
    INotificationHandler<Occurred<EnrolmentEnteredInError>>
{
    public Task Handle(Occurred<EnrolmentSeatTaken> notification, CancellationToken cancellationToken) =>
        roster.JoinAsync(Find(notification.Event.EnrolmentId), cancellationToken);

    public Task Handle(Occurred<EnrolmentWithdrawn> notification, CancellationToken cancellationToken) =>
        LeaveAsync(notification.Event.EnrolmentId, cancellationToken);

    public Task Handle(Occurred<EnrolmentEnteredInError> notification, CancellationToken cancellationToken) =>
        LeaveAsync(notification.Event.EnrolmentId, cancellationToken);

    /// <summary>Who only waited is in no session by that.</summary>
    private Task LeaveAsync(EnrolmentId id, CancellationToken cancellationToken)
    {
        var enrolment = Find(id);
        return db.Enrolments.Entry(enrolment).Property(e => e.Seat).OriginalValue is null
            ? Task.CompletedTask
            : roster.LeaveAsync(enrolment, cancellationToken);
    }

    /// <summary>The one that is about to be saved.</summary>
    private Enrolment Find(EnrolmentId id) => db.Enrolments.Local.Single(enrolment => enrolment.Id == id);
}
