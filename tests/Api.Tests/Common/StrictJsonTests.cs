using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Tests.Common;

public sealed class StrictJsonTests : IAsyncLifetime
{
    private const string Good =
        """{"title":"Stay in work","count":2,"kind":"Second","on":"2026-01-12","at":"2026-01-12T17:30:00+01:00","patientId":"019bb5a5-0000-7000-8000-000000000001","items":[{"name":"a"}],"tags":["x"]}""";

    private Shell _shell = null!;

    public async Task InitializeAsync() =>
        _shell = await Shell.StartAsync(api => api.MapPost("/bodies", (Body body) => TypedResults.Ok(body)).AllowAnonymous());

    public async Task DisposeAsync() => await _shell.DisposeAsync();

    [Fact]
    public async Task A_good_body_is_read_and_written_with_its_instants_in_utc()
    {
        var response = await _shell.PostAsync("/bodies", Good);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync();
        Assert.Contains("\"at\":\"2026-01-12T16:30:00Z\"", text, StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"Second\"", text, StringComparison.Ordinal);
        Assert.Contains("\"patientId\":\"019bb5a5-0000-7000-8000-000000000001\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"title":"Stay in work" """, "", "INVALID_JSON")]
    [InlineData("""{"title":"a","count":1} x""", "", "INVALID_JSON")]
    [InlineData("not json", "", "INVALID_JSON")]
    [InlineData("""{"title":"a","count":1,}""", "", "INVALID_JSON")]
    [InlineData("""{"title":"a","count":1/**/}""", "", "INVALID_JSON")]
    [InlineData("""{"title":"a","count":1,"\ud800":1}""", "", "INVALID_JSON")]
    [InlineData("""{"title":"a","title":"b","count":1}""", "/title", "INVALID_JSON")]
    [InlineData("""{"title":"a","count":1,"colour":1}""", "/colour", "UNKNOWN_MEMBER")]
    [InlineData("""{"title":"a","count":1,"Kind":"First"}""", "/Kind", "UNKNOWN_MEMBER")]
    [InlineData("""{"title":"a","count":1,"a/b~c":1}""", "/a~1b~0c", "UNKNOWN_MEMBER")]
    [InlineData("""{"count":1}""", "/title", "REQUIRED")]
    [InlineData("""{"title":null,"count":1}""", "/title", "REQUIRED")]
    [InlineData("""{"title":"a","count":null}""", "/count", "REQUIRED")]
    [InlineData("""{"title":"a"}""", "/count", "REQUIRED")]
    [InlineData("""{"title":"a","count":"1"}""", "/count", "INVALID_FORMAT")]
    [InlineData("""{"title":"a","count":1.5}""", "/count", "INVALID_FORMAT")]
    [InlineData("""{"title":"a","count":99999999999}""", "/count", "OUT_OF_RANGE")]
    [InlineData("""{"title":1,"count":1}""", "/title", "INVALID_FORMAT")]
    [InlineData("""{"title":"a\u0000b","count":1}""", "/title", "INVALID_FORMAT")]
    [InlineData("""{"title":"a\ud800b","count":1}""", "/title", "INVALID_FORMAT")]
    [InlineData("""{"title":"a","count":1,"kind":"second"}""", "/kind", "INVALID_FORMAT")]
    [InlineData("""{"title":"a","count":1,"kind":1}""", "/kind", "INVALID_FORMAT")]
    [InlineData("""{"title":"a","count":1,"kind":"First, Second"}""", "/kind", "INVALID_FORMAT")]
    [InlineData("""{"title":"a","count":1,"kind":"1"}""", "/kind", "INVALID_FORMAT")]
    [InlineData("""{"title":"a","count":1,"on":"2026-02-30"}""", "/on", "INVALID_FORMAT")]
    [InlineData("""{"title":"a","count":1,"on":"01/02/2026"}""", "/on", "INVALID_FORMAT")]
    [InlineData("""{"title":"a","count":1,"at":"2026-01-12T17:30:00"}""", "/at", "INVALID_FORMAT")]
    [InlineData("""{"title":"a","count":1,"at":"0001-01-01T00:00:00+14:00"}""", "/at", "INVALID_FORMAT")]
    [InlineData("""{"title":"a","count":1,"patientId":"7"}""", "/patientId", "INVALID_FORMAT")]
    [InlineData("""{"title":"a","count":1,"items":[{"name":"a"},{}]}""", "/items/1/name", "REQUIRED")]
    [InlineData("""{"title":"a","count":1,"items":[null]}""", "/items/0", "REQUIRED")]
    [InlineData("""{"title":"a","count":1,"items":{}}""", "/items", "INVALID_FORMAT")]
    [InlineData("""{"title":"a","count":1,"items":[{"name":"a","x":1}]}""", "/items/0/x", "UNKNOWN_MEMBER")]
    [InlineData("""{"title":"a","count":1,"tags":["x",null]}""", "/tags/1", "REQUIRED")]
    [InlineData("""{"title":"a","count":1,"marks":{"k":null}}""", "/marks/k", "REQUIRED")]
    [InlineData("[]", "", "INVALID_FORMAT")]
    [InlineData("null", "", "REQUIRED")]
    [InlineData("", "", "REQUIRED")]
    public async Task A_bad_body_is_refused_with_pointer_and_code(string json, string pointer, string code)
    {
        var response = await _shell.PostAsync("/bodies", json);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await ReadProblem.OfAsync(response);
        var error = Assert.Single(problem.Errors);
        Assert.Equal((pointer, code), (error.Pointer, error.Code));
        Assert.Equal(code, problem.Code);
    }

    [Fact]
    public async Task Every_fault_is_named_not_only_the_first()
    {
        var response = await _shell.PostAsync("/bodies", """{"count":"x","colour":1,"items":[{}]}""");

        var problem = await ReadProblem.OfAsync(response);
        Assert.Equal(
            ["/count INVALID_FORMAT", "/colour UNKNOWN_MEMBER", "/items/0/name REQUIRED", "/title REQUIRED"],
            problem.Errors.Select(e => $"{e.Pointer} {e.Code}"));
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused()
    {
        var content = new ByteArrayContent([.. "{\"title\":\""u8, 0xff, 0xfe, .. "\",\"count\":1}"u8]);
        content.Headers.ContentType = new("application/json");

        var response = await _shell.Http.PostAsync("/api/v1/bodies", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await ReadProblem.OfAsync(response);
        Assert.Contains(problem.Code, new[] { "INVALID_JSON", "INVALID_FORMAT" });
    }

    [Fact]
    public async Task A_body_too_deep_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 200)) + string.Concat(Enumerable.Repeat("]", 200));

        var response = await _shell.PostAsync("/bodies", $$"""{"title":"a","count":1,"tags":{{deep}}}""");

        Assert.Equal("INVALID_JSON", (await ReadProblem.OfAsync(response)).Code);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    public async Task Another_media_type_is_refused(string mediaType)
    {
        var response = await _shell.PostAsync("/bodies", Good, mediaType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("UNSUPPORTED_MEDIA_TYPE", (await ReadProblem.OfAsync(response)).Code);
    }

    [Fact]
    public async Task A_body_of_more_than_a_megabyte_is_refused()
    {
        var response = await _shell.PostAsync("/bodies", $$"""{"title":"{{new string('a', 1024 * 1024)}}","count":1}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("PAYLOAD_TOO_LARGE", (await ReadProblem.OfAsync(response)).Code);
    }

    internal enum Kind
    {
        First,
        Second,
    }

    internal sealed record Body
    {
        public required string Title { get; init; }

        public required int Count { get; init; }

        public Kind? Kind { get; init; }

        public DateOnly? On { get; init; }

        public DateTimeOffset? At { get; init; }

        public PatientId? PatientId { get; init; }

        public IReadOnlyList<Item>? Items { get; init; }

        public IReadOnlyList<string>? Tags { get; init; }

        public IReadOnlyDictionary<string, string>? Marks { get; init; }
    }

    internal sealed record Item(string Name, string? Note);
}
