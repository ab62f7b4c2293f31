using FluentValidation;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Common;

/// <param name="Reason">Why the record does not hold; kept with it.</param>
public sealed record EnterInErrorBody(string Reason);

internal sealed class EnterInErrorBodyValidator : AbstractValidator<EnterInErrorBody>
{
    public EnterInErrorBodyValidator() => RuleFor(body => body.Reason).Required().MaxLength(Limits.Reason);
}

internal static class EnterInErrorMark
{
    public static EnteredInError Mark(this ICaller caller, EnterInErrorBody body, TimeProvider clock) =>
        new(body.Reason, caller.PractitionerId, clock.GetUtcNow());
}
