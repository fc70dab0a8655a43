import { between, MARK, marksTyped, rectangleOf, squareAt } from './marks.js';

it('squares and percents are the same rectangles, in whatever order their corners were named', () => {
  expect(rectangleOf('1:A1')).toEqual({ page: 1, x: 0, y: 0, width: 10, height: 100 / 14 });
  expect(rectangleOf('2:D4-B3')).toEqual(rectangleOf('2:B3-D4'));
  const { x, y, width, height } = rectangleOf('2:I14-J14');
  expect([x, y + height, width]).toEqual([80, expect.closeTo(100), 20]);
  expect(rectangleOf('3:10,20,30.5,5')).toEqual({ page: 3, x: 10, y: 20, width: 30.5, height: 5 });
});

it('what somebody types is read as it is meant, and what is none is told', () => {
  expect(marksTyped(2, 'b3–d4, F7; a14')).toEqual({ marks: ['2:B3-D4', '2:F7', '2:A14'], wrong: [] });
  expect(marksTyped(1, 'K1, A15, B2')).toEqual({ marks: ['1:B2'], wrong: ['K1', 'A15'] });
});

it('two clicks are a rectangle, and two at one place are none', () => {
  expect(between('1:50,60', 20, 30)).toBe('1:20,30,30,30');
  expect(between('1:50,60', 50, 30)).toBeUndefined();
  expect([squareAt(0, 0), squareAt(100, 100), squareAt(35, 50)]).toEqual(['A1', 'J14', 'D8']);
});

it('nothing else is a mark', () => {
  const wrong = ['B3', '0:B3', '1:K1', '1:10,20,30', '1:101,0,1,1', '1:10,20,-3,5', '1:1e9,0,1,1', '1:B3 ', '12345:B3'];
  expect(wrong.filter((mark) => MARK.test(mark))).toEqual([]);
  expect(['1:B3', '9999:A1-J14', '1:0,0,100,100'].every((mark) => MARK.test(mark))).toBe(true);
});
