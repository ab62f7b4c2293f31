using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TreatmentPlans.Domain.Common;

/// <summary>
/// RFC 8785 (JSON Canonicalization Scheme): one document, one text, whoever writes it. What is signed is the hash of this
/// text (D7), so that a signature can be checked years later with any implementation of the RFC.
/// </summary>
public static class CanonicalJson
{
    /// <summary>Beyond it not every whole number is a double.</summary>
    private const long LargestExact = 1L << 53;

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\']);

    public static string Serialize<T>(T document)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(document, DomainJson.Options);
        using var parsed = JsonDocument.Parse(json);
        var text = new StringBuilder(json.Length);
        Write(text, parsed.RootElement);
        return text.ToString();
    }

    public static string Canonicalize(JsonElement element)
    {
        var text = new StringBuilder();
        Write(text, element);
        return text.ToString();
    }

    /// <summary>SHA-256 of the UTF-8 bytes, in lower-case hexadecimal.</summary>
    public static string Hash(string canonical) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    private static void Write(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(text, element);
                break;
            case JsonValueKind.Array:
                WriteArray(text, element);
                break;
            case JsonValueKind.String:
                WriteString(text, element.GetString()!);
                break;
            case JsonValueKind.Number when element.TryGetInt64(out var whole) && whole is >= -LargestExact and <= LargestExact:
                text.Append(whole);
                break;
            case JsonValueKind.Number:
                text.Append(Number(element.GetDouble()));
                break;
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            case JsonValueKind.Null:
                text.Append("null");
                break;
            default:
                throw new ArgumentException("Not a JSON value.", nameof(element));
        }
    }

    // Keys sort by UTF-16 code units, which is what ordinal comparison of .NET strings does.
    private static void WriteObject(StringBuilder text, JsonElement element)
    {
        var members = ArrayPool<(string Name, JsonElement Value)>.Shared.Rent(element.GetPropertyCount());
        var count = 0;
        foreach (var member in element.EnumerateObject())
        {
            members[count++] = (member.Name, member.Value);
        }

        members.AsSpan(0, count).Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        text.Append('{');
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            WriteString(text, members[i].Name);
            text.Append(':');
            Write(text, members[i].Value);
        }

        text.Append('}');
        ArrayPool<(string Name, JsonElement Value)>.Shared.Return(members, clearArray: true);
    }

    private static void WriteArray(StringBuilder text, JsonElement element)
    {
        var separator = '[';
        foreach (var item in element.EnumerateArray())
        {
            text.Append(separator);
            Write(text, item);
            separator = ',';
        }

        text.Append(separator == '[' ? "[]" : "]");
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        var rest = value.AsSpan();
        while (rest.IndexOfAny(Escaped) is var at and >= 0)
        {
            text.Append(rest[..at]);
            _ = rest[at] switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                var control => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)control:x4}"),
            };
            rest = rest[(at + 1)..];
        }

        text.Append(rest).Append('"');
    }

    // Number.prototype.toString of ECMAScript: the shortest digits that read back as the same double, laid out by its rules.
    private static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), "JSON has no such number.");
        }

        if (value == 0)
        {
            return "0";
        }

        if (value < 0)
        {
            return "-" + Number(-value);
        }

        var (digits, point) = ShortestDigits(value);
        return point switch
        {
            >= 1 and <= 21 when digits.Length <= point => digits.PadRight(point, '0'),
            >= 1 and <= 21 => $"{digits[..point]}.{digits[point..]}",
            > -6 and <= 0 => $"0.{new string('0', -point)}{digits}",
            _ => Exponential(digits, point - 1),
        };
    }

    /// <returns>The value as 0.digits times ten to the power of point.</returns>
    private static (string Digits, int Point) ShortestDigits(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? text : text[..mark];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa : mantissa[..point];
        var all = whole + (point < 0 ? "" : mantissa[(point + 1)..]);
        var digits = all.TrimStart('0');
        return (digits.TrimEnd('0'), whole.Length + exponent - (all.Length - digits.Length));
    }

    private static string Exponential(string digits, int exponent)
    {
        var fraction = digits.Length > 1 ? $".{digits[1..]}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{(exponent < 0 ? "" : "+")}{exponent}");
    }
}
