using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Tests;

/// <summary>What a refusal must say.</summary>
internal static class Refusals
{
    /// <param name="pointers">Into the request; none where the refusal is not of one field.</param>
    public static void Refused(string code, Action action, params string[] pointers)
    {
        var refusal = Assert.Throws<DomainException>(action).Error;

        Assert.Equal(code, refusal.Code);
        Assert.Equal(pointers.Select(pointer => (pointer, code)), refusal.Errors.Select(error => (error.Pointer, error.Code)));
    }

    /// <param name="action">What was tried, as the refusal names it.</param>
    public static void Illegal(string action, Action change)
    {
        var refusal = Assert.Throws<DomainException>(change).Error;

        Assert.Equal(("ILLEGAL_TRANSITION", ErrorKind.Conflict), (refusal.Code, refusal.Kind));
        Assert.StartsWith($"'{action}'", refusal.Detail, StringComparison.Ordinal);
    }
}
