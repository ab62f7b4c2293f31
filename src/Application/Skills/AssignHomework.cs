using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Application.Skills;

/// <param name="Title">What it is, in a few words.</param>
/// <param name="Pattern">Where it is one of those that come again and again.</param>
/// <param name="SkillCode">Of the catalogue: what it practises.</param>
/// <param name="ObjectiveId">Of the plan in force: what it serves.</param>
/// <param name="EvidenceType">What is handed in; with None the patient's word is enough.</param>
/// <param name="AssignedOn">The programme's date; today unless given.</param>
/// <param name="DueOn">Last day on which it is on time.</param>
public sealed record HomeworkBody(
    string Title,
    string? Instructions,
    HomeworkPattern? Pattern,
    string? SkillCode,
    ObjectiveId? ObjectiveId,
    HomeworkEvidenceType EvidenceType,
    DateOnly? AssignedOn,
    DateOnly DueOn);

public sealed record AssignHomework(EpisodeId EpisodeId, HomeworkBody Body) : ICommand<HomeworkResponse>;

internal sealed class AssignHomeworkValidator : AbstractValidator<AssignHomework>
{
    private static readonly DateOnly First = new(1970, 1, 1);
    private static readonly DateOnly Last = new(2199, 12, 31);

    public AssignHomeworkValidator() => RuleFor(command => command.Body).ChildRules(body =>
    {
        body.RuleFor(b => b.Title).Required().MaxLength(Limits.Name);
        body.RuleFor(b => b.Instructions).MaxLength(Limits.Note);
        body.RuleFor(b => b.SkillCode).MaxLength(Limits.Code);
        body.RuleFor(b => b.DueOn).Within(First, Last);
    });
}

internal sealed class AssignHomeworkHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<AssignHomework, HomeworkResponse>
{
    public async Task<HomeworkResponse> Handle(AssignHomework command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        var body = command.Body;
        var now = clock.GetUtcNow();
        var (episode, patient, program) = await db.GetTreatmentAsync(command.EpisodeId, cancellationToken);
        var on = body.AssignedOn ?? program.DateOf(now);
        var plans = body.ObjectiveId is null
            ? []
            : await db.RecoveryPlans.AsNoTracking().Where(plan => plan.EpisodeId == episode.Id).ToListAsync(cancellationToken);
        var homework = Homework.Assign(
            TypedId.New<HomeworkId>(now),
            episode,
            patient,
            program,
            plans.LastOrDefault(plan => plan.VersionAsOf(on, now) is not null),
            new HomeworkDraft(
                body.Title,
                body.Instructions,
                body.Pattern,
                body.SkillCode,
                body.ObjectiveId,
                body.EvidenceType,
                body.AssignedOn,
                body.DueOn),
            new(by),
            now);
        db.Homework.Add(homework);
        await db.SaveChangesAsync(cancellationToken);
        return HomeworkResponse.Of(homework);
    }
}
