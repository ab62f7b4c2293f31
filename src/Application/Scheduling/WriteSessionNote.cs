using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Writes or replaces the note of a session about one participant, until it is signed.</summary>
public sealed record WriteSessionNote(SessionId SessionId, PatientId PatientId, IfMatch IfMatch, SessionNoteBody Body)
    : ICommand<SessionNoteResponse>;

/// <summary>Not a place for the analysis of what was said in confidence: that is a counseling note, which is kept apart.</summary>
/// <param name="Text">About this participant only.</param>
/// <param name="Work">Towards which objectives of the plan in force on the day of the session; none where absent.</param>
public sealed record SessionNoteBody(string Text, IReadOnlyList<ObjectiveWorkBody>? Work = null);

/// <param name="Progress">Where the participant stands with the objective after the session.</param>
/// <param name="InterventionIds">Interventions of the objective that took place; none where absent.</param>
public sealed record ObjectiveWorkBody(ObjectiveId ObjectiveId, ObjectiveProgress Progress, IReadOnlyList<InterventionId>? InterventionIds = null);

internal sealed class WriteSessionNoteValidator : AbstractValidator<WriteSessionNote>
{
    private const int TextLength = 8_000;

    public WriteSessionNoteValidator() => RuleFor(command => command.Body).ChildRules(body =>
    {
        body.RuleFor(b => b.Text).Required().MaxLength(TextLength);
        body.RuleFor(b => b.Work).MaxCount(Limits.Items);
        body.RuleForEach(b => b.Work).ChildRules(work => work.RuleFor(w => w.InterventionIds).MaxCount(Limits.Items));
    });
}

internal sealed class WriteSessionNoteHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<WriteSessionNote, SessionNoteResponse>
{
    public async Task<SessionNoteResponse> Handle(WriteSessionNote command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        var now = clock.GetUtcNow();
        var (session, _, record, note) = await db.GetNoteForChangeAsync(command.SessionId, command.PatientId, command.IfMatch, cancellationToken);
        var work = (command.Body.Work ?? []).Select(item => new WorkDraft(item.ObjectiveId, item.Progress, item.InterventionIds ?? [])).ToList();
        var plan = work.Count == 0 ? null : await db.PlanOnDayAsync(record, now, cancellationToken);
        if (note is null)
        {
            note = SessionNote.Of(TypedId.New<SessionNoteId>(now), record);
            db.SessionNotes.Add(note);
        }

        note.Write(new NoteDraft(command.Body.Text, work), session, record, plan, by, now);
        await db.SaveChangesAsync(cancellationToken);
        return SessionNoteResponse.Of(note);
    }
}
