namespace TreatmentPlans.Domain.Common;

public static class Identifiers
{
    /// <summary>The naming system of the US National Provider Identifier.</summary>
    public const string NpiSystem = "http://hl7.org/fhir/sid/us-npi";

    /// <exception cref="DomainException">422 DUPLICATE, INVALID_NPI.</exception>
    public static IReadOnlyList<Identifier> RequireValid(this IReadOnlyList<Identifier> identifiers)
    {
        for (var i = 0; i < identifiers.Count; i++)
        {
            if (identifiers.Take(i).Contains(identifiers[i]))
            {
                throw CommonErrors.Rule("DUPLICATE", $"/identifiers/{i}", "The identifier is listed more than once.");
            }

            if (identifiers[i].System == NpiSystem && !IsNpi(identifiers[i].Value))
            {
                throw CommonErrors.Rule("INVALID_NPI", $"/identifiers/{i}/value", "Ten digits with a valid check digit.");
            }
        }

        return [.. identifiers];
    }

    // The check digit is Luhn's over the number with the prefix 80840, which adds 24 to the sum.
    private static bool IsNpi(string value)
    {
        if (value.Length != 10 || !value.All(char.IsAsciiDigit))
        {
            return false;
        }

        var sum = 24;
        for (var i = 0; i < value.Length; i++)
        {
            var digit = value[i] - '0';
            var weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }
}
