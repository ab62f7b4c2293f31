using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>The record does not hold: the patient was never to be in the session.</summary>
public sealed record EnterAttendanceInError(SessionId SessionId, PatientId PatientId, IfMatch IfMatch, EnterInErrorBody Body)
    : ICommand<AttendanceResponse>;

internal sealed class EnterAttendanceInErrorValidator : AbstractValidator<EnterAttendanceInError>
{
    public EnterAttendanceInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterAttendanceInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterAttendanceInError, AttendanceResponse>
{
    public async Task<AttendanceResponse> Handle(EnterAttendanceInError command, CancellationToken cancellationToken)
    {
        var (session, _) = await db.GetLockedSessionAsync(command.SessionId, cancellationToken);
        var record = await db.AttendanceRecords.OfPatient(session.Id, command.PatientId)
            .GetForChangeAsync(_ => true, command.IfMatch, cancellationToken);
        record.EnterInError(caller.Mark(command.Body, clock));
        await db.FollowMakeUpsAsync([record], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return AttendanceResponse.Of(record);
    }
}
