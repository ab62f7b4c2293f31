using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.Assessments;

/// <param name="AnsweredAt">When it was answered; not in the future, and within the episode from the referral on.</param>
/// <param name="Answers">One for each item that was asked, in any order.</param>
/// <param name="Variant">Which wording was asked; needed where the instrument has variants.</param>
/// <param name="Scores">Totals that the client has worked out. One that differs from the server's, at two places, refuses the whole.</param>
public sealed record AssessmentBody(
    InstrumentCode Instrument,
    DateTimeOffset AnsweredAt,
    IReadOnlyList<ItemAnswer> Answers,
    WordingVariant? Variant = null,
    IReadOnlyList<ClaimedScore>? Scores = null);

/// <summary>Keeps the answers to an instrument and scores them. What they call for is raised in the same transaction.</summary>
public sealed record RecordAssessment(EpisodeId EpisodeId, AssessmentBody Body) : ICommand<AssessmentResponse>;

internal sealed class RecordAssessmentValidator : AbstractValidator<RecordAssessment>
{
    private const int MaxAnswer = 1_000;
    private const decimal MaxScore = 1_000;

    public RecordAssessmentValidator()
    {
        RuleFor(command => command.Body.AnsweredAt).InReach();
        RuleFor(command => command.Body.Answers).Required().MaxCount(Limits.Items);
        RuleForEach(command => command.Body.Answers).ChildRules(answer =>
        {
            answer.RuleFor(a => a.Item).Required().MaxLength(Limits.Code);
            answer.RuleFor(a => a.Value).Within(-MaxAnswer, MaxAnswer);
        });
        RuleFor(command => command.Body.Scores).MaxCount(Limits.Items);
        RuleForEach(command => command.Body.Scores).ChildRules(score =>
        {
            score.RuleFor(s => s.Code).Required().MaxLength(Limits.Code);
            score.RuleFor(s => s.Value).Within(-MaxScore, MaxScore);
        });
    }
}

internal sealed class RecordAssessmentHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<RecordAssessment, AssessmentResponse>
{
    public async Task<AssessmentResponse> Handle(RecordAssessment command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (instrument, answeredAt, answers, variant, scores) = command.Body;
        // One after another: what one calls for another may settle.
        await db.LockAsync<Episode>(command.EpisodeId.Value, cancellationToken);
        var episode = await db.Episodes.GetAsync(episode => episode.Id == command.EpisodeId, cancellationToken);
        var patient = await db.Patients.GetAsync(patient => patient.Id == episode.PatientId, cancellationToken);
        var program = await db.Programs.GetAsync(program => program.Id == episode.ProgramId, cancellationToken);
        var assessment = Assessment.Take(
            TypedId.New<AssessmentId>(now),
            new Questionnaire(instrument, variant, answeredAt, answers, scores ?? []),
            episode,
            patient,
            program,
            new Actor(caller.PractitionerId, caller.PatientId),
            now);
        db.Assessments.Add(assessment);
        await db.SaveChangesAsync(cancellationToken);
        return AssessmentResponse.Of(assessment);
    }
}
