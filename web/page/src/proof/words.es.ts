/** Textos de la comprobación, en español. La página tiene los mismos en sus archivos de mensajes. */
export const WORDS_ES: Readonly<Record<string, string>> = {
  'intro':
    'Su navegador puede comprobar esta publicación por sí mismo: los archivos, cada grupo de imágenes y cada segundo de sonido frente a las grabaciones selladas, las firmas y las aprobaciones. No se envía nada a ninguna parte.',
  'self':
    'Una página no puede responder por sí misma: quien cambia una publicación puede cambiar su página. Para estar seguro, entregue el ZIP o la carpeta a un comprobador alojado por otra persona, o use la orden {0}.',
  'start': 'Comprobar esta publicación',
  'again': 'Comprobar otra vez',
  'stop': 'Detener',
  'stopped': 'Detenido. No se dice nada sobre esta publicación.',
  'failed': 'La comprobación no pudo terminarse: {0}',
  'fingerprint': 'Huella de la clave de quien publica (64 dígitos o 12 palabras)',
  'fingerprintHelp':
    'De otro lugar que esta publicación: el sitio propio de la agencia, un aviso del tribunal, una tarjeta impresa. Sin ella nadie aquí sabe quién firmó, y nada se muestra como bueno.',
  'fingerprintBad':
    'Esto no es una huella: tiene 64 dígitos (0–9, a–f) o 12 palabras.',
  'keyFile':
    'o el archivo de clave de quien publica, si lo obtuvo de su propio sitio',
  'keyFileBad': 'Este archivo no es una clave pública.',
  'give': 'Entregue la publicación que se ha de comprobar',
  'giveHere':
    'Abierta desde un disco, una página no puede leer los archivos que están a su lado. Entréguele la carpeta de esta publicación o su ZIP.',
  'drop': 'Suelte aquí la carpeta o el ZIP',
  'folder': 'Elegir la carpeta',
  'zip': 'Elegir el ZIP',
  'local': 'No sale de este equipo.',
  'none':
    'No hay ninguna publicación en lo que entregó: ni publication.json ni release.json.',
  'zipBad': 'No se puede confiar en que este ZIP signifique una sola cosa: {0}.',
  'unreadable':
    'No se puede leer lo que entregó: {0}. Si entretanto se movió o cambió, entréguelo de nuevo.',
  'which': '¿Cuál de estas?',
  'progress': 'Comprobando {0}: {1} MB leídos',
  'progressAll': 'Comprobando: {0} MB leídos',

  'verdict.INTACT': 'ÍNTEGRA',
  'verdict.INTACT.text':
    'Cada fragmento coincide con su grabación sellada; todo lo demás está como se publicó, y usted sabe quién firmó.',
  'verdict.UNKNOWN': 'COINCIDE, PERO NADIE AQUÍ SABE QUIÉN LA FIRMÓ',
  'verdict.UNKNOWN.text':
    'Cualquiera puede publicar algo que coincida consigo mismo. Obtenga la huella de quien publica en otro lugar que esta publicación y compruebe otra vez con ella.',
  'verdict.UNPROVED': 'NO TODO ESTÁ PROBADO',
  'verdict.UNPROVED.text':
    'Lo que se puede comprobar coincide; los hallazgos dicen lo que no se puede.',
  'verdict.ALTERED': 'NO ESTÁ ÍNTEGRA',
  'verdict.ALTERED.text':
    'No confíe en esta publicación antes de que se expliquen los hallazgos.',
  'verdict.RECALLED': 'RETIRADA',
  'verdict.RECALLED.text':
    'La oficina retiró esta versión; no confíe en ella y no la pase a nadie.',
  'notNewest': 'No es la versión más reciente.',

  'what': '{0}, {1}: versión {2} de {3}',
  'whatRelease': 'Una publicación de una sola grabación, de {0}',
  'signed': 'Firmada con la clave {0}',
  'signed.PINNED': 'que es la de la huella que usted dio',
  'signed.AS_PUBLISHED': 'que es la del archivo de clave que usted dio',
  'signed.UNKNOWN': 'que nadie aquí conoce',
  'signed.VOUCHED': 'por la que responde la publicación',
  'signedNot': 'Ninguna firma es válida.',
  'newest.NEWEST': 'Es la versión más reciente según la lista de la oficina del {0}.',
  'newest.SUPERSEDED': 'Hay una versión más reciente: {0}.',
  'newest.RECALLED': 'La lista de la oficina dice que fue retirada.',
  'newest.NOT_KNOWN': 'La lista de versiones de la oficina no la conoce.',
  'newest.NOT_CHECKED': 'Aquí no se sabe si es la más reciente.',
  'newest.expired': 'Esa lista ha caducado.',

  'clips': 'Fragmento por fragmento',
  'calls': 'Grabaciones de la central',
  'recording': 'La grabación',
  'track.pictures': 'Imágenes',
  'track.sound': 'Sonido',
  'asText': 'Lo mismo como texto',
  'legend': 'Qué significan las barras',
  'state.exact': 'bit a bit la grabación sellada',
  'state.exactUnknown': 'coincide con el sello, pero no se sabe quién selló',
  'state.again': 'codificado de nuevo, imágenes comparadas',
  'state.againOnly': 'codificado de nuevo; imágenes no comparadas aquí',
  'state.muted': 'silenciado en parte, como consta en la lista',
  'state.withheld': 'retenido',
  'state.trimmed': 'fuera de lo que se publica',
  'state.gap': 'no se grabó nada',
  'state.wrong': 'no coincide',
  'span': '{0} a {1}: {2}',
  'spanOf': 'Partes de la grabación, {0}: {1}',
  'ground': 'motivo: {0}',
  'clipGood': 'Coincide.',
  'clipWrong': 'No coincide; vea los hallazgos.',
  'clipMore': 'Hay hallazgos sobre él, vea más abajo.',
  'clipNone': 'No se pudo comprobar.',

  'findings': 'Hallazgos',
  'notes': 'Para saber',
  'noFindings': 'Ningún hallazgo.',
  'more': 'y {0} más',
  'at': 'de {0} a {1} de la grabación',
  'leaf': 'grupo {0} de la pista {1}',

  'notChecked': 'Lo que no se comprobó aquí',
  'notChecked.FILES_ADDED':
    'Si se añadieron archivos que nadie enumera: por la web no se puede listar una carpeta. Con el ZIP o la carpeta se comprueba.',
  'notChecked.PUBLIC_ROOT':
    'Si esta es la versión más reciente y si fue retirada: la lista o la retirada de la oficina no estaba para leerse.',
  'notChecked.PICTURES':
    'Si las imágenes codificadas de nuevo muestran lo sellado: nada aquí descodifica imágenes.',
  'notChecked.PICTURES_SEAL':
    'Si las imágenes codificadas de nuevo muestran lo grabado, fuera de lo cubierto: sus imágenes nunca se sellaron, así que no hay con qué compararlas.',
  'notChecked.PICTURES_FORMAT':
    'Si las imágenes codificadas de nuevo muestran lo sellado: este navegador solo entrega colores ya convertidos, o no puede descodificarlas, y de colores convertidos no se recuperan los valores sellados. Puede compararlas un navegador que entregue las imágenes tal como están codificadas, y también la orden.',
  'notChecked.TIMES_SOLVED':
    'Si se siguen tiempos más estrechos o si las afirmaciones sobre el tiempo se contradicen: solo que cada intervalo se sigue de las afirmaciones que nombra. La orden lo resuelve todo.',
  'notChecked.TIMES_TOO_MUCH':
    'Algunos tiempos: descansan en todas las afirmaciones juntas.',
  'notChecked.TOO_LARGE':
    'Números mayores que los que un navegador cuenta con exactitud.',
  'notChecked.LINKS': 'Si hay archivos que son enlaces: un navegador no puede verlo.',
  'notChecked.RECEIPT':
    'Un recibo del día de la entrega: la orden lo compara con --receipt.',
  'notChecked.CAMERA':
    'Si los archivos sellados son lo que vieron las cámaras, y si hay otros.',
  'notChecked.TRUE':
    'Si los registros, las páginas y las declaraciones son ciertos. Son los que se publicaron.',
  'notChecked.MASKS':
    'Si en las imágenes codificadas de nuevo solo se cambiaron las máscaras, más allá de las partes que se comparan.',

  'code.MANIFEST_UNREADABLE': 'El manifiesto no se puede leer.',
  'code.MANIFEST_CONTRADICTS': 'El manifiesto se contradice.',
  'code.NOT_UNDERSTOOD':
    'Un programa más nuevo escribió más de lo que este entiende.',
  'code.SIGNATURE_MISSING': 'Nadie ha firmado el manifiesto.',
  'code.SIGNATURE_BAD': 'El manifiesto no es lo que se firmó.',
  'code.KEY_UNKNOWN': 'Nadie aquí sabe de quién es esta clave.',
  'code.SEAL_MISSING': 'El sello no está.',
  'code.SEAL_UNREADABLE': 'El sello no se puede leer.',
  'code.SEAL_DIFFERS': 'El sello es otro que el que nombra el manifiesto.',
  'code.SEAL_SIGNATURE_MISSING': 'Nadie ha firmado el sello.',
  'code.SEAL_SIGNATURE_BAD': 'El sello no es lo que se firmó.',
  'code.ROOT_DIFFERS': 'Lo que abre el manifiesto no es lo que se selló.',
  'code.LEAVES_INCOMPLETE':
    'No se da cuenta una sola vez de cada parte de la grabación sellada.',
  'code.FILE_MISSING': 'Falta un archivo.',
  'code.FILE_DIFFERS': 'Un archivo es otro que el que se publicó.',
  'code.FILE_ADDED': 'Se añadió un archivo.',
  'code.FILE_UNREADABLE': 'Un archivo no se puede leer.',
  'code.NAME_UNSAFE':
    'Un nombre de archivo llevaría fuera de la publicación o a archivos distintos.',
  'code.LINK_FOUND': 'Un enlace u otra cosa que no es un archivo simple.',
  'code.MEDIA_UNREADABLE': 'El archivo de video o sonido no se puede leer.',
  'code.MEDIA_HIDDEN_DATA':
    'El archivo de video o sonido contiene más de lo que se muestra.',
  'code.UNIT_CHANGED': 'Se cambiaron imágenes o sonido codificados.',
  'code.UNIT_MISSING': 'Se omitieron imágenes o sonido codificados.',
  'code.UNIT_ADDED': 'Se añadieron imágenes o sonido codificados.',
  'code.UNIT_REPEATED': 'Se repitieron imágenes o sonido codificados.',
  'code.UNIT_MALFORMED':
    'Las imágenes codificadas están escritas de modo que los reproductores pueden leerlas de forma distinta.',
  'code.UNIT_REORDERED': 'Se puso imágenes o sonido codificados en otro orden.',
  'code.LEAF_MOVED': 'Aquí hay imágenes o sonido de otro momento.',
  'code.SUPPLEMENT_DIFFERS': 'Lo que se envía entre las imágenes no es lo que se selló.',
  'code.PARAMETERS_DIFFER': 'Las imágenes se han de descodificar de otro modo.',
  'code.TIMES_DIFFER': 'Las imágenes o el sonido se muestran en otro momento.',
  'code.RENDER_DIFFERS':
    'Las imágenes codificadas de nuevo o el sonido sustituido no son lo que se publicó.',
  'code.GAP_DIFFERS': 'Se grabó algo donde el manifiesto dice que no se grabó nada.',
  'code.NOT_PROVED': 'Nada une este archivo al sello.',
  'code.PLAN_UNREADABLE': 'El plan no se puede leer.',
  'code.PLAN_DIFFERS': 'El plan es otro que lo que se decidió o lo que se hizo.',
  'code.RENDER_UNEXPLAINED':
    'Se hicieron de nuevo imágenes o sonido aunque nada en ellos está cubierto.',
  'code.MUTE_DIFFERS':
    'Lo que se dice silenciado no es silencio ni el tono que debería ser.',
  'code.LABELS_DIFFER': 'Las etiquetas no son las de lo que está silenciado.',
  'code.DECISIONS_UNREADABLE': 'Las decisiones no se pueden leer.',
  'code.DECISIONS_DIFFER': 'Las decisiones tratan de otra cosa.',
  'code.DECISIONS_SIGNATURE_MISSING': 'Nadie ha firmado las decisiones.',
  'code.DECISIONS_SIGNATURE_BAD': 'Las decisiones no son lo que se firmó.',
  'code.UNREVIEWED': 'Publicado sin una mirada a los fondos.',
  'code.LIKENESS_LOW':
    'Las imágenes codificadas de nuevo se parecen poco a la grabación fuera de las máscaras.',
  'code.PICTURES_UNREADABLE': 'El sello de imágenes no se puede leer.',
  'code.PICTURES_DIFFER':
    'El sello de imágenes es otro que el que nombra el manifiesto.',
  'code.PICTURES_SIGNATURE_MISSING': 'Nadie ha firmado el sello de imágenes.',
  'code.PICTURES_SIGNATURE_BAD': 'El sello de imágenes no es lo que se firmó.',
  'code.PICTURE_DIFFERS':
    'Las imágenes codificadas de nuevo muestran otra cosa que la grabación.',
  'code.CATALOGUE_UNREADABLE': 'El catálogo no se puede leer.',
  'code.CATALOGUE_DIFFERS': 'El catálogo es otro que el que nombra el manifiesto.',
  'code.CATALOGUE_SIGNATURE_MISSING': 'Nadie ha firmado el catálogo.',
  'code.CATALOGUE_SIGNATURE_BAD': 'El catálogo no es lo que se firmó.',
  'code.CATALOGUE_ROOT_DIFFERS':
    'La raíz del catálogo o una prueba en él no es válida.',
  'code.CATALOGUE_LACKS_RECORDING': 'El catálogo no conoce esta grabación.',
  'code.CONVERSION_ONLY':
    'Lo que se selló es una conversión: nada aquí dice qué contiene el archivo original.',
  'code.TIMELINE_UNREADABLE': 'La cronología no se puede leer.',
  'code.TIME_NOT_IMPLIED': 'Se afirma un tiempo que no se sigue de las afirmaciones.',
  'code.TIME_UNSOLVED': 'La cronología es demasiado grande para resolverse aquí.',
  'code.TIME_LEFT_OUT': 'Se retiraron afirmaciones sobre el tiempo.',
  'code.TIMELINE_SIGNATURE_MISSING': 'Nadie ha firmado la cronología.',
  'code.TIMELINE_SIGNATURE_BAD': 'La cronología no es lo que se firmó.',
  'code.NESTED_MISSING': 'Falta un fragmento o una llamada de la publicación.',
  'code.NESTED_DIFFERS': 'Un fragmento o una llamada es otro que el que se publicó.',
  'code.CLIP_DIFFERS': 'Un fragmento no es lo que la publicación dice de él.',
  'code.CLIPS_OVERLAP': 'Fragmentos de una misma grabación se solapan.',
  'code.TOTALS_WRONG': 'Los totales no suman lo que hay.',
  'code.APPROVAL_MISSING': 'Nada dice que alguien haya aprobado esto.',
  'code.APPROVAL_NOT_BOUND':
    'Nada une lo que se aprobó con el archivo que se publicó.',
  'code.APPROVAL_BAD': 'Una aprobación no se puede leer o no es lo que se firmó.',
  'code.APPROVAL_DIFFERS': 'Se aprobó otra cosa que lo que se publicó.',
  'code.APPROVAL_SAME_KEY': 'Quien decidió lo aprobó también, sin dar una razón.',
  'code.APPROVED_ALONE': 'Quien decidió lo aprobó también, y dice por qué.',
  'code.DERIVED_ONLY':
    'Hecho de varios fragmentos: solo se comprueba su suma, no prueba nada.',
  'code.RECALLED': 'La oficina retiró esta versión.',
  'code.RECALL_UNREADABLE': 'A su lado hay una retirada que no se puede leer.',
  'code.RECALL_SIGNATURE_MISSING': 'A su lado hay una retirada que nadie firmó.',
  'code.RECALL_SIGNATURE_BAD': 'A su lado hay una retirada que no es lo que se firmó.',
  'code.WITHDRAWN_PRESENT': 'Un archivo que fue retirado sigue aquí.',
  'code.HEAD_UNREADABLE': 'La lista de versiones no se puede leer.',
  'code.HEAD_SIGNATURE_MISSING': 'Nadie ha firmado la lista de versiones.',
  'code.HEAD_SIGNATURE_BAD': 'La lista de versiones no es lo que se firmó.',
  'code.HEAD_DIFFERS': 'La lista de versiones nombra otra publicación con este número.',
  'code.HEAD_STALE': 'La lista de versiones es más antigua que esta publicación.',
  'code.HEAD_EXPIRED': 'La lista de versiones ha caducado.',
  'code.NOT_NEWEST': 'Hay una versión más reciente.',

  'checker.title': 'Comprobar una publicación',
  'checker.intro':
    'Esta página comprueba publicaciones de video y de grabaciones de la central hechas con Unseal. Es un solo archivo, funciona sin red y todo se queda en este equipo.',
};
