using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Application.Skills;

/// <param name="SkillCode">Of the catalogue.</param>
/// <param name="PractisedAt">When it was; from the day of the admission on, not in the future.</param>
/// <param name="Setting">Where; anywhere but in a session it is a use in real life.</param>
/// <param name="Situation">What it was good for.</param>
/// <param name="Difficulty">1 (easy) to 5 (hard).</param>
/// <param name="Effectiveness">0 (did not help) to 10 (helped completely).</param>
public sealed record SkillPracticeBody(
    string SkillCode,
    DateTimeOffset PractisedAt,
    PracticeSetting Setting,
    RiskSituation? Situation,
    int Difficulty,
    int Effectiveness,
    string? Note);

public sealed record RecordSkillPractice(EpisodeId EpisodeId, SkillPracticeBody Body) : ICommand<SkillPracticeResponse>;

internal sealed class RecordSkillPracticeValidator : AbstractValidator<RecordSkillPractice>
{
    private static readonly DateTimeOffset First = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Last = new(2199, 12, 31, 0, 0, 0, TimeSpan.Zero);

    public RecordSkillPracticeValidator() => RuleFor(command => command.Body).ChildRules(body =>
    {
        body.RuleFor(b => b.SkillCode).Required().MaxLength(Limits.Code);
        body.RuleFor(b => b.PractisedAt).Within(First, Last);
        body.RuleFor(b => b.Difficulty).Within(SkillPracticeDraft.Easiest, SkillPracticeDraft.Hardest);
        body.RuleFor(b => b.Effectiveness).Within(0, SkillPracticeDraft.MostEffective);
        body.RuleFor(b => b.Note).MaxLength(Limits.Note);
    });
}

internal sealed class RecordSkillPracticeHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<RecordSkillPractice, SkillPracticeResponse>
{
    public async Task<SkillPracticeResponse> Handle(RecordSkillPractice command, CancellationToken cancellationToken)
    {
        var body = command.Body;
        var now = clock.GetUtcNow();
        var (episode, patient, program) = await db.GetTreatmentAsync(command.EpisodeId, cancellationToken);
        var practice = SkillPractice.Make(
            TypedId.New<SkillPracticeId>(now),
            episode,
            patient,
            program,
            new SkillPracticeDraft(
                body.SkillCode, body.PractisedAt, body.Setting, body.Situation, body.Difficulty, body.Effectiveness, body.Note),
            caller.AsActor(),
            now);
        db.SkillPractices.Add(practice);
        await db.SaveChangesAsync(cancellationToken);
        return SkillPracticeResponse.Of(practice);
    }
}
