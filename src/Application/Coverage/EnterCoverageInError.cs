using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Coverage;

public sealed record EnterCoverageInError(CoverageId CoverageId, IfMatch IfMatch, EnterInErrorBody Body) : ICommand<CoverageResponse>;

internal sealed class EnterCoverageInErrorValidator : AbstractValidator<EnterCoverageInError>
{
    public EnterCoverageInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterCoverageInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterCoverageInError, CoverageResponse>
{
    public async Task<CoverageResponse> Handle(EnterCoverageInError command, CancellationToken cancellationToken)
    {
        var coverage = await db.Coverages.GetForChangeAsync(coverage => coverage.Id == command.CoverageId, command.IfMatch, cancellationToken);
        coverage.EnterInError(caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return CoverageResponse.Of(coverage);
    }
}
