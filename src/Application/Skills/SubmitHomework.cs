using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Skills;

/// <param name="On">The day it was handed in, of the programme; today unless given.</param>
/// <param name="Evidence">What was asked for; must be there unless the homework takes none.</param>
public sealed record SubmitHomeworkBody(DateOnly? On, string? Evidence);

/// <summary>The patient hands it in.</summary>
public sealed record SubmitHomework(HomeworkId HomeworkId, IfMatch IfMatch, SubmitHomeworkBody Body) : ICommand<HomeworkResponse>;

internal sealed class SubmitHomeworkValidator : AbstractValidator<SubmitHomework>
{
    public SubmitHomeworkValidator() => RuleFor(command => command.Body.Evidence).MaxLength(Limits.Note);
}

internal sealed class SubmitHomeworkHandler(IAppDbContext db, HomeworkSteps steps) : IRequestHandler<SubmitHomework, HomeworkResponse>
{
    public Task<HomeworkResponse> Handle(SubmitHomework command, CancellationToken cancellationToken) => steps.TakeAsync(
        command.HomeworkId,
        command.IfMatch,
        command.Body.On,
        command.Body.Evidence,
        async (homework, act) => homework.Submit(act, await db.PhasesAsync(homework.EpisodeId, cancellationToken)),
        cancellationToken);
}
