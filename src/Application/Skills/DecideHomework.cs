using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Application.Skills;

/// <param name="Reason">Why; the patient reads it.</param>
/// <param name="On">The day it happened, of the programme; today unless given.</param>
public sealed record HomeworkReasonBody(string Reason, DateOnly? On = null);

/// <summary>The counselor gives it back for another look.</summary>
public sealed record ReturnHomework(HomeworkId HomeworkId, IfMatch IfMatch, HomeworkReasonBody Body) : ICommand<HomeworkResponse>;

/// <summary>The patient need not do it, and rates leave it out.</summary>
public sealed record ExcuseHomework(HomeworkId HomeworkId, IfMatch IfMatch, HomeworkReasonBody Body) : ICommand<HomeworkResponse>;

/// <summary>It should not have been, or is no longer wanted; rates leave it out.</summary>
public sealed record CancelHomework(HomeworkId HomeworkId, IfMatch IfMatch, HomeworkReasonBody Body) : ICommand<HomeworkResponse>;

internal sealed class HomeworkReasonBodyValidator : AbstractValidator<HomeworkReasonBody>
{
    public HomeworkReasonBodyValidator() => RuleFor(body => body.Reason).Required().MaxLength(Limits.Reason);
}

internal sealed class ReturnHomeworkValidator : AbstractValidator<ReturnHomework>
{
    public ReturnHomeworkValidator() => RuleFor(command => command.Body).SetValidator(new HomeworkReasonBodyValidator());
}

internal sealed class ExcuseHomeworkValidator : AbstractValidator<ExcuseHomework>
{
    public ExcuseHomeworkValidator() => RuleFor(command => command.Body).SetValidator(new HomeworkReasonBodyValidator());
}

internal sealed class CancelHomeworkValidator : AbstractValidator<CancelHomework>
{
    public CancelHomeworkValidator() => RuleFor(command => command.Body).SetValidator(new HomeworkReasonBodyValidator());
}

internal sealed class DecideHomeworkHandler(HomeworkSteps steps, ICaller caller) :
    IRequestHandler<ReturnHomework, HomeworkResponse>,
    IRequestHandler<ExcuseHomework, HomeworkResponse>,
    IRequestHandler<CancelHomework, HomeworkResponse>
{
    public Task<HomeworkResponse> Handle(ReturnHomework command, CancellationToken cancellationToken) =>
        TakeAsync(command.HomeworkId, command.IfMatch, command.Body, (homework, act) => homework.Return(act), cancellationToken);

    public Task<HomeworkResponse> Handle(ExcuseHomework command, CancellationToken cancellationToken) =>
        TakeAsync(command.HomeworkId, command.IfMatch, command.Body, (homework, act) => homework.Excuse(act), cancellationToken);

    public Task<HomeworkResponse> Handle(CancelHomework command, CancellationToken cancellationToken) =>
        TakeAsync(command.HomeworkId, command.IfMatch, command.Body, (homework, act) => homework.Cancel(act), cancellationToken);

    private Task<HomeworkResponse> TakeAsync(
        HomeworkId id, IfMatch ifMatch, HomeworkReasonBody body, Action<Homework, HomeworkAct> step, CancellationToken cancellationToken)
    {
        caller.RequirePractitioner();
        return steps.TakeAsync(
            id,
            ifMatch,
            body.On,
            body.Reason,
            (homework, act) =>
            {
                step(homework, act);
                return Task.CompletedTask;
            },
            cancellationToken);
    }
}
