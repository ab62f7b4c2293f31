namespace TreatmentPlans.Domain.Common;

/// <summary>An amount with two decimal places (D24).</summary>
/// <param name="Currency">ISO 4217 code; the same throughout an organization.</param>
public sealed record Money(decimal Amount, string Currency);
