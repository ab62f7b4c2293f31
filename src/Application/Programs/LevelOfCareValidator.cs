using FluentValidation;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Programs;

/// <summary>The shape only; whether the edition has such a level is the domain's to say.</summary>
internal sealed class LevelOfCareValidator : AbstractValidator<LevelOfCare>
{
    public LevelOfCareValidator() => RuleFor(level => level.Code).Required().MaxLength(Limits.Code);
}
