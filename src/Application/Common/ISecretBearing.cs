namespace TreatmentPlans.Application.Common;

/// <summary>An answer that shows a secret once. A retry under the same Idempotency-Key gets the rest of it (D32).</summary>
public interface ISecretBearing
{
    /// <summary>The same answer without the secret, and saying so.</summary>
    object WithoutSecret();
}
