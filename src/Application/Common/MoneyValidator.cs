using FluentValidation;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Common;

/// <summary>An amount that is not negative, in whole cents.</summary>
internal sealed class MoneyValidator : AbstractValidator<Money>
{
    private const decimal MaxAmount = 1_000_000m;

    public MoneyValidator()
    {
        RuleFor(money => money.Currency).Required().MaxLength(Limits.Code);
        RuleFor(money => money.Amount).Within(0m, MaxAmount)
            .Must(amount => decimal.Round(amount, 2) == amount).WithErrorCode("INVALID_FORMAT").WithMessage("At most two decimal places.");
    }
}
