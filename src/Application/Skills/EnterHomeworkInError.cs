using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Skills;

public sealed record EnterHomeworkInError(HomeworkId HomeworkId, IfMatch IfMatch, EnterInErrorBody Body) : ICommand<HomeworkResponse>;

internal sealed class EnterHomeworkInErrorValidator : AbstractValidator<EnterHomeworkInError>
{
    public EnterHomeworkInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterHomeworkInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterHomeworkInError, HomeworkResponse>
{
    public async Task<HomeworkResponse> Handle(EnterHomeworkInError command, CancellationToken cancellationToken)
    {
        var homework = await db.Homework.GetForChangeAsync(homework => homework.Id == command.HomeworkId, command.IfMatch, cancellationToken);
        homework.EnterInError(caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return HomeworkResponse.Of(homework);
    }
}
