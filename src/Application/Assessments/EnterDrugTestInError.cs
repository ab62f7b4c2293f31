using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Assessments;

public sealed record EnterDrugTestInError(EpisodeId EpisodeId, DrugTestId TestId, IfMatch IfMatch, EnterInErrorBody Body)
    : ICommand<DrugTestResponse>;

internal sealed class EnterDrugTestInErrorValidator : AbstractValidator<EnterDrugTestInError>
{
    public EnterDrugTestInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterDrugTestInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterDrugTestInError, DrugTestResponse>
{
    public async Task<DrugTestResponse> Handle(EnterDrugTestInError command, CancellationToken cancellationToken)
    {
        var test = await db.DrugTests.GetForChangeAsync(
            test => test.EpisodeId == command.EpisodeId && test.Id == command.TestId, command.IfMatch, cancellationToken);
        test.EnterInError(caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return DrugTestResponse.Of(test);
    }
}
