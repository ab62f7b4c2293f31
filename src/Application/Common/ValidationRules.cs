using System.Text.RegularExpressions;
using FluentValidation;

namespace TreatmentPlans.Application.Common;

/// <summary>Shape rules under the generic codes of D31. Rules of the domain do not belong here.</summary>
internal static class ValidationRules
{
    /// <summary>Not null, not empty, not blank.</summary>
    public static IRuleBuilderOptions<T, TValue> Required<T, TValue>(this IRuleBuilder<T, TValue> rule) =>
        rule.NotEmpty().WithErrorCode("REQUIRED").WithMessage("Must be given.");

    public static IRuleBuilderOptions<T, string?> MaxLength<T>(this IRuleBuilder<T, string?> rule, int characters) =>
        rule.MaximumLength(characters).WithErrorCode("TOO_LONG").WithMessage($"At most {characters} characters.");

    public static IRuleBuilderOptions<T, TValue> Within<T, TValue>(this IRuleBuilder<T, TValue> rule, TValue from, TValue to)
        where TValue : struct, IComparable<TValue>, IComparable =>
        rule.InclusiveBetween(from, to).WithErrorCode("OUT_OF_RANGE").WithMessage($"Between {from} and {to}.");

    public static IRuleBuilderOptions<T, TValue?> Within<T, TValue>(this IRuleBuilder<T, TValue?> rule, TValue from, TValue to)
        where TValue : struct, IComparable<TValue>, IComparable =>
        rule.InclusiveBetween(from, to).WithErrorCode("OUT_OF_RANGE").WithMessage($"Between {from} and {to}.");

    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>?> MaxCount<T, TItem>(
        this IRuleBuilder<T, IReadOnlyList<TItem>?> rule, int items) =>
        rule.Must(list => list is null || list.Count <= items).WithErrorCode("TOO_MANY").WithMessage($"At most {items} items.");

    public static IRuleBuilderOptions<T, string?> Format<T>(this IRuleBuilder<T, string?> rule, Regex pattern, string expected) =>
        rule.Must(text => text is null || pattern.IsMatch(text)).WithErrorCode("INVALID_FORMAT").WithMessage($"Expected {expected}.");
}
