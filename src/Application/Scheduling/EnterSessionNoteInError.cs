using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>What is written does not hold. It stays readable under the mark, and the note can be written anew.</summary>
public sealed record EnterSessionNoteInError(SessionId SessionId, PatientId PatientId, IfMatch IfMatch, EnterInErrorBody Body)
    : ICommand<SessionNoteResponse>;

internal sealed class EnterSessionNoteInErrorValidator : AbstractValidator<EnterSessionNoteInError>
{
    public EnterSessionNoteInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterSessionNoteInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterSessionNoteInError, SessionNoteResponse>
{
    public async Task<SessionNoteResponse> Handle(EnterSessionNoteInError command, CancellationToken cancellationToken)
    {
        var (session, _, _, note) = await db.GetNoteForChangeAsync(command.SessionId, command.PatientId, command.IfMatch, cancellationToken);
        if (note is null)
        {
            throw CommonErrors.IllegalTransition(SessionNoteStatus.Missing, "enter-in-error");
        }

        note.EnterInError(session, caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return SessionNoteResponse.Of(note);
    }
}
