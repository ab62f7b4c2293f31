using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Application.Skills;

/// <param name="On">The day it happened, of the programme; today unless given.</param>
/// <param name="Note">What there is to say of it.</param>
public sealed record HomeworkStepBody(DateOnly? On = null, string? Note = null);

/// <summary>The patient has taken it up.</summary>
public sealed record AcceptHomework(HomeworkId HomeworkId, IfMatch IfMatch, HomeworkStepBody Body) : ICommand<HomeworkResponse>;

/// <summary>The patient is at it.</summary>
public sealed record StartHomework(HomeworkId HomeworkId, IfMatch IfMatch, HomeworkStepBody Body) : ICommand<HomeworkResponse>;

/// <summary>The counselor takes it as done (D21).</summary>
public sealed record CompleteHomework(HomeworkId HomeworkId, IfMatch IfMatch, HomeworkStepBody Body) : ICommand<HomeworkResponse>;

internal sealed class HomeworkStepBodyValidator : AbstractValidator<HomeworkStepBody>
{
    public HomeworkStepBodyValidator() => RuleFor(body => body.Note).MaxLength(Limits.Note);
}

internal sealed class AcceptHomeworkValidator : AbstractValidator<AcceptHomework>
{
    public AcceptHomeworkValidator() => RuleFor(command => command.Body).SetValidator(new HomeworkStepBodyValidator());
}

internal sealed class StartHomeworkValidator : AbstractValidator<StartHomework>
{
    public StartHomeworkValidator() => RuleFor(command => command.Body).SetValidator(new HomeworkStepBodyValidator());
}

internal sealed class CompleteHomeworkValidator : AbstractValidator<CompleteHomework>
{
    public CompleteHomeworkValidator() => RuleFor(command => command.Body).SetValidator(new HomeworkStepBodyValidator());
}

internal sealed class AdvanceHomeworkHandler(HomeworkSteps steps, ICaller caller) :
    IRequestHandler<AcceptHomework, HomeworkResponse>,
    IRequestHandler<StartHomework, HomeworkResponse>,
    IRequestHandler<CompleteHomework, HomeworkResponse>
{
    public Task<HomeworkResponse> Handle(AcceptHomework command, CancellationToken cancellationToken) =>
        TakeAsync(command.HomeworkId, command.IfMatch, command.Body, (homework, act) => homework.Accept(act), cancellationToken);

    public Task<HomeworkResponse> Handle(StartHomework command, CancellationToken cancellationToken) =>
        TakeAsync(command.HomeworkId, command.IfMatch, command.Body, (homework, act) => homework.Start(act), cancellationToken);

    public Task<HomeworkResponse> Handle(CompleteHomework command, CancellationToken cancellationToken)
    {
        caller.RequirePractitioner();
        return TakeAsync(command.HomeworkId, command.IfMatch, command.Body, (homework, act) => homework.Complete(act), cancellationToken);
    }

    private Task<HomeworkResponse> TakeAsync(
        HomeworkId id, IfMatch ifMatch, HomeworkStepBody body, Action<Homework, HomeworkAct> step, CancellationToken cancellationToken) =>
        steps.TakeAsync(
            id,
            ifMatch,
            body.On,
            body.Note,
            (homework, act) =>
            {
                step(homework, act);
                return Task.CompletedTask;
            },
            cancellationToken);
}
