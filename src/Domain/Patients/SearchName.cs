using System.Text;

namespace TreatmentPlans.Domain.Patients;

/// <summary>A name as it is searched: upper case, without accents, blanks and punctuation, so that "Núñez-O'Brien" is found by "nunezobrien".</summary>
public static class SearchName
{
    // Unicode decomposition is not there in globalization-invariant mode, and databases differ in theirs.
    private static readonly Dictionary<char, string> Folded = new[]
        {
            ("ÀÁÂÃÄÅĀĂĄǍẠẢẤẦẨẪẬẮẰẲẴẶ", "A"), ("ÇĆĈĊČ", "C"), ("ÐĎĐ", "D"), ("ÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆ", "E"), ("ĜĞĠĢ", "G"), ("ĤĦ", "H"),
            ("ÌÍÎÏĨĪĬĮİǏỈỊ", "I"), ("Ĵ", "J"), ("Ķ", "K"), ("ĹĻĽĿŁ", "L"), ("ÑŃŅŇ", "N"), ("ÒÓÔÕÖØŌŎŐǑƠỌỎỐỒỔỖỘỚỜỞỠỢ", "O"),
            ("ŔŖŘ", "R"), ("ŚŜŞŠȘ", "S"), ("ŢŤŦȚ", "T"), ("ÙÚÛÜŨŪŬŮŰŲǓƯỤỦỨỪỬỮỰ", "U"), ("Ŵ", "W"), ("ÝŶŸỲỴỶỸ", "Y"), ("ŹŻŽ", "Z"),
            ("Æ", "AE"), ("Œ", "OE"), ("Þ", "TH"), ("ßẞ", "SS"),
        }
        .SelectMany(row => row.Item1.Select(letter => KeyValuePair.Create(letter, row.Item2)))
        .ToDictionary();

    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var letter in name.ToUpperInvariant().Where(char.IsLetterOrDigit))
        {
            text.Append(Folded.TryGetValue(letter, out var plain) ? plain : letter);
        }

        return text.ToString();
    }
}
